import {
	ACTION,
	chainNodes,
	connect,
	createNode,
	MANUAL,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { describeInBrowser } from '../../support/browser';
import { openEditor, type Editor } from './editorPage';

const SHOP = { __rl: true, mode: 'list', value: '1', cachedResultName: 'Shop - 201000000001' };
const toMona = { resource: 'message', operation: 'sendText', sessionId: SHOP, to: '201112223334' };

let environment: TestEnvironment;
let editor: Editor;

describeInBrowser('before the first run', () => {
	beforeAll(async () => {
		environment = await connect();
		await environment.sandbox.reset();
		editor = await openEditor(environment);
	});
	afterAll(async () => await editor?.browser.close());

	it('the next node shows the fields of Send Text; one is dragged, and the run fills it', async () => {
		await editor.open(
			chainNodes(
				'Output schema',
				createNode(environment, 'Start', MANUAL),
				createNode(environment, 'Tell her', ACTION, { ...toMona, message: 'Hello' }),
				createNode(environment, 'Report', ACTION, { ...toMona, message: '' }),
			),
		);
		await editor.openNode('Report');
		const input = editor.byId('ndv-input-panel');
		for (const name of ['status', 'to', 'session_id']) {
			await input.locator(`[data-value="{{ $json.${name} }}"]`).waitFor();
		}
		const { mouse } = editor.page;
		await input.locator('[data-value="{{ $json.status }}"]').hover();
		await mouse.down();
		const message = editor.byId('parameter-input-message');
		await message.hover();
		await message.hover();
		await mouse.up();
		await message.getByText('$json.status').waitFor();
		// The editor takes over the expression only after a pause.
		await editor.page.waitForTimeout(2_000);
		await editor.byId('node-execute-button').click();
		await editor.byId('output-panel').getByText('1 item').waitFor();
		const texts = (await environment.sandbox.messages()).map(({ text }) => text);
		expect(texts).toEqual(expect.arrayContaining(['Hello', 'queued']));
	});
});
