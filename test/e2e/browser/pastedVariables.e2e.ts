import {
	ACTION,
	chainNodes,
	connect,
	createNode,
	eventually,
	MANUAL,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { describeInBrowser } from '../../support/browser';
import { openEditor, type Editor } from './editorPage';

let environment: TestEnvironment;
let editor: Editor;

/** Opens the panel of Template: Create after a node that returns one order. */
async function openPanel(content = ''): Promise<void> {
	const jsCode = "return [{ json: { shop: 'Nile' } }];";
	const code = createNode(environment, 'Order', 'n8n-nodes-base.code', { jsCode });
	const parameters = { resource: 'template', operation: 'create', name: 'Ready', content };
	await editor.open(
		chainNodes(
			'Save it',
			createNode(environment, 'Start', MANUAL),
			{ ...code, typeVersion: 2 },
			createNode(environment, 'Save it', ACTION, parameters),
		),
	);
	await editor.openNode('Save it');
}

/** Executes the node and returns the text of the template that it saved. */
async function save(): Promise<unknown> {
	await editor.byId('node-execute-button').click();
	return await eventually('the saved template', async () => {
		const { templates } = await environment.sandbox.call<{
			templates: Array<{ name: string; content: string }>;
		}>('GET', '/state');
		return templates.find(({ name }) => name === 'Ready')?.content;
	});
}

const content = () => editor.byId('parameter-input-content').locator('textarea, .cm-content');

describeInBrowser('a template whose text has variables', () => {
	beforeAll(async () => {
		environment = await connect();
		editor = await openEditor(environment);
		await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	});
	beforeEach(async () => await environment.sandbox.reset());
	afterAll(async () => await editor?.browser.close());

	it('is saved with them when they are pasted, although n8n makes an expression of them', async () => {
		await openPanel();
		const text = 'Hello {{name}}, order {{ order }} is ready';
		await editor.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
		await content().click();
		await editor.page.keyboard.press('Control+V');
		await editor.byId('parameter-input-content').locator('.cm-content').waitFor();
		expect(await save()).toBe('Hello {{name}}, order {{order}} is ready');
	});

	it('is saved with them when they are typed', async () => {
		await openPanel();
		await content().click();
		await editor.page.keyboard.type('Hello {{name}}', { delay: 60 });
		// The editor takes over the last characters only after a pause.
		await editor.page.waitForTimeout(2_000);
		expect(await save()).toBe('Hello {{name}}');
	});

	it('is saved with them beside what an expression gives', async () => {
		await openPanel('={{ $json.shop }}: hello {{ name }}');
		expect(await save()).toBe('Nile: hello {{name}}');
	});
});
