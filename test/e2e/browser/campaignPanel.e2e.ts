import type { IDataObject } from 'n8n-workflow';

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

const campaign = {
	resource: 'campaign',
	operation: 'createFromItems',
	name: 'Spring',
	message: 'أهلاً {{name}}',
	recipientPhone: '={{ $json.phone }}',
};

const DRAFT = 'The campaign is a draft and sends nothing until';

let environment: TestEnvironment;
let editor: Editor;

/** Opens the panel of our node after a node that returns `count` rows, and runs that node. */
async function openPanel(parameters: IDataObject, count: number): Promise<void> {
	const jsCode = `return Array.from({ length: ${count} }, (_, n) => ({ json: { phone: '201' + (200000000 + n) } }));`;
	const code = createNode(environment, 'Rows', 'n8n-nodes-base.code', { jsCode });
	const ours = createNode(environment, 'Tell all', ACTION, { sessionId: SHOP, ...parameters });
	const start = createNode(environment, 'Start', MANUAL);
	await editor.open(chainNodes('Tell all', start, { ...code, typeVersion: 2 }, ours));
	await editor.openNode('Tell all');
	await editor.byId('execute-previous-node').click();
	await editor.byId('ndv-input-panel').getByText(`${count} item`).first().waitFor();
}

const output = () => editor.byId('output-panel');
const execute = async () => await editor.byId('node-execute-button').click();

async function getCampaigns(): Promise<Array<{ status: string }>> {
	const { campaigns } = await environment.sandbox.call<{ campaigns: Array<{ status: string }> }>(
		'GET',
		'/state',
	);
	return campaigns;
}

describeInBrowser('the panel of a campaign or a list', () => {
	beforeAll(async () => {
		environment = await connect();
		editor = await openEditor(environment);
	});
	beforeEach(async () => await environment.sandbox.reset());
	afterAll(async () => await editor?.browser.close());

	it('says before the run how long 300 recipients take, and refuses a text that would go out raw', async () => {
		await openPanel(campaign, 300);
		await editor.byId('parameter-input-startImmediately').waitFor();
		await editor.byId('parameter-input-delaySeconds').waitFor();
		await output().getByText('takes 12 to 24 hours').waitFor();
		const before = (await getCampaigns()).length;
		await execute();
		await output()
			.getByText("None of the 300 input items can be a recipient: the message's variable 'name'")
			.first()
			.waitFor();
		expect(await output().innerText()).not.toContain('[item 0]');
		expect(await getCampaigns()).toHaveLength(before);
	});

	it('starts it with the switch in sight, and says its status and duration', async () => {
		await openPanel({ ...campaign, recipientName: '=Mona' }, 300);
		await execute();
		await output().getByText(DRAFT).waitFor();
		await editor.byId('parameter-input-startImmediately').locator('.el-switch').click();
		await execute();
		await output().getByText('300 recipients, one message every 200 seconds').first().waitFor();
		await output().getByText(DRAFT).waitFor({ state: 'hidden' });
		await output().getByText('running').first().waitFor();
	});

	it('keeps the options of a workflow from before the fields, and offers them to no other', async () => {
		const options = { startImmediately: true, delaySeconds: 60 };
		await openPanel({ ...campaign, message: 'Hello', options }, 2);
		await editor.byId('node-parameters').getByText('Start Immediately').nth(1).waitFor();
		await execute();
		await output().getByText('one message every 60 seconds: about 2 min').first().waitFor();
		await output().getByText('running').first().waitFor();

		await openPanel({ ...campaign, message: 'Hello' }, 2);
		await editor
			.byId('node-parameters')
			.locator('[data-test-id^="collection-parameter-add"]')
			.first()
			.click();
		await editor.page.getByText('Max Recipients per Campaign').first().waitFor();
		for (const label of ['Start Immediately', 'Delay (Seconds)']) {
			expect(await editor.page.getByText(label, { exact: true }).count()).toBe(1);
		}
		await editor.page.keyboard.press('Escape');
	});

	it('says once that an expression stands in a field that is set to Fixed', async () => {
		await openPanel({ to: '{{ $json.phone }}', message: 'Hello' }, 3);
		await execute();
		await output()
			.getByText("The field 'To' contains {{ $json.phone }}, which n8n did not evaluate")
			.first()
			.waitFor();
		await output().getByText("Switch the field 'To' to Expression").waitFor();
		expect(await output().innerText()).not.toContain('[item 0]');
	});

	it('says in the console of the browser that the list waits for the rate limit', async () => {
		await environment.sandbox.call('POST', '/faults', {
			method: 'POST',
			path: '/sessions/*/messages/text',
			skip: 1,
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '2' },
		});
		const waiting = editor.page.waitForEvent('console', (entry) =>
			/Waiting for the rate limit: 1 of 3 items sent, next at .*\(/.test(entry.text()),
		);
		await openPanel({ to: '={{ $json.phone }}', message: 'Hello' }, 3);
		await execute();
		await waiting;
		await output().getByText('3 items').waitFor();
	});
});
