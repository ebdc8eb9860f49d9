import {
	MANUAL,
	chainNodes,
	connect,
	createNode,
	eventually,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { NEWEST_AGENT } from '../agents/agentWorkflows';
import { describeInBrowser } from '../../support/browser';
import { openEditor, type Editor } from './editorPage';

let environment: TestEnvironment;
let editor: Editor;

const locateItem = (name: string) =>
	editor.byId('node-creator-item-name').filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });

/** Opens the list "Human review" of the open node creator. */
async function openReviews(): Promise<void> {
	await locateItem('Human review').click();
	for (const name of ['Slack', 'Telegram', 'Wavex']) await locateItem(name).waitFor();
}

describeInBrowser("n8n's lists of steps in which a person reviews", () => {
	beforeAll(async () => {
		environment = await connect();
		editor = await openEditor(environment);
	});
	afterAll(async () => await editor?.browser.close());

	it('hold Wavex beside Slack and Telegram for a workflow, and add the question', async () => {
		await editor.open(chainNodes('Review', createNode(environment, 'Start', MANUAL)));
		await editor.byId('node-creator-plus-button').click();
		await openReviews();
		await locateItem('Wavex').click();
		await locateItem('Send message and wait for reply').click();
		const operation = editor.byId('parameter-input-operation').locator('input');
		await operation.waitFor();
		expect(await operation.inputValue()).toBe('Send and Wait for Reply');
	});

	it('hold Wavex beside Slack and Telegram for the tools of an agent', async () => {
		const agent = createNode(environment, 'Agent', '@n8n/n8n-nodes-langchain.agent', {});
		const start = createNode(environment, 'Start', MANUAL);
		await editor.open(chainNodes('Agent', start, { ...agent, typeVersion: NEWEST_AGENT }));
		await editor.nodeNamed('Agent').waitFor();
		await editor.page.getByText('Tool', { exact: true }).first().waitFor();
		await eventually('the list of tools', async () => {
			// Below the agent: its model, its memory and, last, its tools; while n8n draws it, the last one may be another.
			await editor.byId('canvas-handle-plus').last().click();
			const isOpen = async () => (await locateItem('Human review').isVisible()) || undefined;
			const found = await eventually('the reviews', isOpen, 5_000).catch(() => undefined);
			if (!found) await editor.page.keyboard.press('Escape');
			return found;
		});
		await openReviews();
		await locateItem('Wavex').click();
		await editor.page.getByText('Request human approval for tools').first().waitFor();
	});
});
