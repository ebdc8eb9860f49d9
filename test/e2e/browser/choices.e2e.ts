import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	createNode,
	eventually,
	MANUAL,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { TOOL } from '../agents/agentWorkflows';
import { describeInBrowser } from '../../support/browser';
import { openEditor, type Editor } from './editorPage';

let environment: TestEnvironment;
let editor: Editor;

async function openPanel(parameters: IDataObject, type = ACTION): Promise<string> {
	const node = createNode(environment, 'Wavex', type, parameters);
	const start = createNode(environment, 'Start', MANUAL);
	const workflow =
		type === ACTION
			? chainNodes('Choices', start, node)
			: { name: 'Tool', nodes: [node], connections: {} };
	const id = await editor.open(workflow);
	await editor.openNode('Wavex');
	return id;
}

const parameter = (name: string) => editor.byId(`parameter-input-${name}`);
const choice = () => editor.page.locator('.el-select-dropdown:visible .el-select-dropdown__item');

/** Opens the list of a select, and returns what it offers. */
async function openList(name: string): Promise<string[]> {
	await parameter(name).locator('input').first().click();
	await choice().first().waitFor();
	return (await choice().locator('.option-headline').allInnerTexts()).map((text) => text.trim());
}

async function choose(name: string, ...labels: string[]): Promise<void> {
	await openList(name);
	for (const label of labels) await choice().filter({ hasText: label }).first().click();
	await editor.page.keyboard.press('Escape');
}

describeInBrowser('what a node offers', () => {
	beforeAll(async () => {
		environment = await connect();
		await environment.sandbox.reset();
		editor = await openEditor(environment);
	});
	afterAll(async () => await editor?.browser.close());

	it('each operation once', async () => {
		const start = createNode(environment, 'Start', MANUAL);
		await editor.open({ name: 'New', nodes: [start], connections: {} });
		const names = await editor.openCreator('canvas-handle-plus');
		for (const action of ['Send text message', 'Regenerate API token']) {
			const found = names.filter({ hasText: new RegExp(`^\\s*${action}\\s*$`) });
			await found.waitFor();
			expect(await found.count()).toBe(1);
		}
	});

	it('a session without its state, which the workflow would keep', async () => {
		const id = await openPanel({ resource: 'session', operation: 'get' });
		expect((await editor.pick('sessionId', 'Shop')).trim()).toBe('Shop - 201000000001');
		await eventually('the workflow is saved', async () => {
			await editor.page.keyboard.press('Control+s');
			const { nodes } = await environment.n8n.getWorkflow(id);
			const { sessionId } = nodes[1].parameters as { sessionId?: IDataObject };
			return sessionId?.cachedResultName === 'Shop - 201000000001';
		});
	});

	it('Output, in place of the switch Simplify', async () => {
		await openPanel({ resource: 'session', operation: 'getAll' });
		expect(await parameter('output').locator('input').first().inputValue()).toBe('Simplified');
		expect(await parameter('simplify').count()).toBe(0);
		await choose('output', 'Selected Fields');
		await choose('fields', 'Phone');
		const output = editor.byId('output-panel');
		await editor.byId('node-execute-button').click();
		await output.getByText('Schema').click();
		await output.getByText('phone', { exact: true }).waitFor();
		await output.getByText('id', { exact: true }).waitFor();
		expect(await output.getByText('name', { exact: true }).count()).toBe(0);
	});

	it('no operation to a model that it must not call', async () => {
		await openPanel({ resource: 'apiToken', operation: 'get' }, TOOL);
		expect(await openList('operation')).toEqual(['Get']);
		await editor.page.keyboard.press('Escape');
		await openPanel({ resource: 'message', operation: 'sendText' }, TOOL);
		const offered = await openList('operation');
		expect(offered).toContain('Send Text');
		expect(offered).not.toContain('Download Media');
	});

	it('examples that fit the operation', async () => {
		for (const [operation, example] of [
			['sendAudio', 'voice.ogg'],
			['sendVideo', 'film.mp4'],
		]) {
			await openPanel({ resource: 'message', operation });
			const field = parameter('mediaUrl').locator('input').first();
			expect(await field.getAttribute('placeholder')).toBe(`e.g. https://example.com/${example}`);
		}
	});
});
