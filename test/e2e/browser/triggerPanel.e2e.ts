import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import { events } from '../../../nodes/Wavex/webhooks/events';
import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { createListener } from '../trigger/triggerWorkflow';
import { describeInBrowser } from '../../support/browser';
import { locateBubble, openEditor, writeAsCustomer, type Editor } from './editorPage';

let environment: TestEnvironment;
let workflowId: string | undefined;
let editor: Editor;
let phone: Page;

/** The example that answers a customer, with the credential of the environment. */
async function readExample(): Promise<Workflow> {
	const file = join(__dirname, '../../../examples/answer-a-customer.json');
	const example = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	const credentials = { wavexApi: { id: environment.credential.id, name: 'Wavex' } };
	const nodes = example.nodes.map((one) =>
		one.type.startsWith('n8n-nodes-wavex.') ? { ...one, credentials } : one,
	);
	return { ...example, nodes };
}

/** n8n selects a new node's credential only where there is one of its type; earlier tests may have left others. */
async function keepOneCredential(): Promise<void> {
	const { n8n, credential } = environment;
	for (const { id, type } of await n8n.listCredentials()) {
		if (type === 'wavexApi' && id !== credential.id) await n8n.deleteCredential(id);
	}
}

describeInBrowser('the trigger, as a person uses it', () => {
	beforeAll(async () => {
		environment = await connect();
		await environment.sandbox.reset();
		await keepOneCredential();
		editor = await openEditor(environment);
		phone = await editor.openPhone('Mona Ali');
	});
	// Also after a failure: another file publishes the same example.
	afterAll(async () => {
		if (workflowId) await environment.n8n.unpublish(workflowId);
		await editor?.browser.close();
	});

	it('is listed once for each event, and added with that event', async () => {
		await editor.open({ name: 'Listen', nodes: [], connections: {} });
		const names = await editor.openCreator('canvas-plus-button');
		for (const { action } of events) {
			await names.filter({ hasText: new RegExp(`^\\s*${action}\\s*$`) }).waitFor();
		}
		await names.filter({ hasText: 'On message received' }).click();
		await editor.byId('parameter-input-events').getByText('Message Received').first().waitFor();
	});

	it('listens in the editor, and shows what the customer wrote', async () => {
		await editor.byId('node-execute-button').click();
		await eventually(
			'the trigger listens',
			async () => (await environment.sandbox.webhooks()).length > 0,
		);
		await writeAsCustomer(phone, 'Is my order ready?');
		const output = editor.byId('output-panel');
		await output.getByText('Schema').click();
		await output.getByText('Is my order ready?').first().waitFor();
	});

	it('says what to do, and what to do when nothing comes', async () => {
		await editor.page.getByText('Listen, then write to your WhatsApp number').waitFor();
		await editor.page.getByText('When will this node trigger my flow?').click();
		await editor.page.getByText('there is no URL to paste').waitFor();
		await editor.page.getByText('If no event arrives').waitFor();
		await editor.picture('trigger');
	});

	it('draws an output for each event, and names the events below itself', async () => {
		const options = { outputPerEvent: true };
		const chosen = ['session.qr', 'message.read'];
		await editor.open(createListener(environment, { events: chosen, options }).workflow);
		for (const name of ['Session QR Code', 'Message Read', 'session qr, message read']) {
			await editor.page.getByText(name, { exact: true }).waitFor();
		}
	});

	it('published by hand, answers the customer, and each execution is listed', async () => {
		workflowId = await editor.open(await readExample());
		for (const name of ['A customer writes', 'Answer']) await editor.nodeNamed(name).waitFor();
		expect(await editor.byId('node-issues').count()).toBe(0);
		await editor.picture('workflow');

		await editor.byId('workflow-open-publish-modal-button').click();
		await editor.byId('workflow-publish-button').click();
		await editor.page.getByText('From now on, each selected event starts the workflow.').waitFor();
		await editor.page.getByRole('button', { name: 'Got it' }).click();
		await writeAsCustomer(phone, 'Do you deliver on Friday?');
		await locateBubble(phone, 'outgoing', 'Do you deliver on Friday?').waitFor();

		await editor.byId('radio-button-executions').click();
		await editor.byId('execution-preview-label').getByText('Succeeded').waitFor();
		await editor.nodeNamed('Answer').waitFor();
		// Or the notes lie under the execution's header.
		await editor.byId('zoom-out-button').click();
		await editor.picture('executions');
	});
});
