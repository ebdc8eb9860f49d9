import {
	MANUAL,
	chainNodes,
	connect,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { describeInBrowser } from '../../support/browser';
import { locateBubble, openEditor, type Editor } from './editorPage';

const TEXT = 'Your order is ready, Mona. Pick it up any time today.';

let environment: TestEnvironment;
let editor: Editor;

/** The dialog of a credential. */
const dialog = () => editor.byId('editCredential-modal');

const field = (parameter: string) =>
	dialog().locator(`[data-test-id="parameter-input-${parameter}"] input`);

async function save(): Promise<void> {
	await editor.byId('credential-save-button').click();
}

// From the empty canvas to the message on the phone: each step depends on the one before.
describeInBrowser('a newcomer sends the first message', () => {
	beforeAll(async () => {
		environment = await connect();
		await environment.sandbox.reset();
		editor = await openEditor(environment);
		await editor.open(chainNodes('First message', createNode(environment, 'Start', MANUAL)));
	});
	afterAll(async () => await editor?.browser.close());

	it.each(['WhatsApp', 'Wavex', 'bulk', 'chat'])(
		'finds the nodes in the node creator by "%s"',
		async (word) => {
			await editor.byId('node-creator-plus-button').click();
			await editor.byId('node-creator-search-bar').fill(word);
			const names = editor.byId('node-creator-item-name');
			await names
				.filter({ hasText: /^Wavex/ })
				.first()
				.waitFor();
			await editor.page.keyboard.press('Escape');
		},
	);

	it('sees what the node can do, and adds one of its actions', async () => {
		const actions = await editor.openCreator('canvas-handle-plus');
		const sendText = actions.filter({ hasText: 'Send text message' });
		await actions.filter({ hasText: 'Create campaign from input items' }).waitFor();
		await sendText.evaluate((row) => row.scrollIntoView({ block: 'end' }));
		await editor.picture('node-creator');
		await sendText.click();
		await editor.byId('parameter-input-message').waitFor();
	});

	it('is told why a credential does not work, and sees the test of a right one go green', async () => {
		await editor.byId('node-credentials-select').click();
		await editor.byId('node-credentials-select-item-new').first().click();
		await field('apiToken').fill('wavex_1a2b3c4d5e6f');
		await field('baseUrl').fill(environment.credential.baseUrl);
		await save();
		await dialog().getByText('More details').click();
		await dialog().getByText('The API token was not accepted').waitFor();

		await field('apiToken').fill(environment.credential.apiToken);
		await save();
		// n8n closes a dialog that was opened for a new credential once its test succeeds.
		await dialog().waitFor({ state: 'hidden' });
		await editor.byId('credential-edit-button').click();
		await dialog().getByText('Connection tested successfully').waitFor();
		await editor.picture('credential');
		await dialog().getByRole('button', { name: 'Close' }).click();
		await dialog().waitFor({ state: 'hidden' });
	});

	it('picks the session from a list that can be searched', async () => {
		await editor.byId('rlc-input').click();
		await editor.byId('rlc-search').fill('no such');
		await editor.byId('rlc-item').waitFor({ state: 'hidden' });
		await editor.byId('rlc-search').fill('sho');
		const shop = editor.byId('rlc-item').filter({ hasText: 'Shop' });
		expect((await shop.innerText()).trim()).toMatch(/Shop - 201000000001$/);
		await editor.picture('session-picker');
		await shop.click();
	});

	it('sends the text, and sees it on the phone', async () => {
		const phone = await editor.openPhone('Mona Ali');
		await editor.byId('parameter-input-to').locator('input').fill('+20 111 222-3334');
		await editor.byId('parameter-input-message').locator('textarea').fill(TEXT);
		await editor.byId('node-execute-button').click();
		await locateBubble(phone, 'outgoing', TEXT).waitFor();
		await phone.close();
		await editor.byId('output-panel').getByText('201112223334').waitFor();
		await editor.picture('send-text');
	});

	it('reads on the canvas what the node does', async () => {
		await editor.closeNode();
		await editor.nodeNamed('Send text message').getByText('message: send text').waitFor();
	});

	it('sees the icon for a dark canvas in the dark theme', async () => {
		const icon = editor.nodeNamed('Send text message').locator('img');
		expect(await icon.getAttribute('src')).toMatch(/wavex\.svg$/);
		await editor.page.emulateMedia({ colorScheme: 'dark' });
		await editor.nodeNamed('Send text message').locator('img[src$="wavex.dark.svg"]').waitFor();
	});
});
