import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	MANUAL,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { describeInBrowser } from '../../support/browser';
import { locateBubble, openEditor, writeAsCustomer, type Editor } from './editorPage';

const ORDERS = [
	{ name: 'Ahmed', phone: '+20 123 456 7890', order: 'KN-1041', day: 'Friday' },
	{ name: 'Mona', phone: '+20 111 222 3334', order: 'KN-1042', day: 'Friday' },
	{ name: 'Omar', phone: '+971 50 123 4567', order: 'KN-1043', day: 'Saturday' },
];

const SHOP = { __rl: true, mode: 'list', value: '1', cachedResultName: 'Shop - 201000000001' };

let environment: TestEnvironment;
let editor: Editor;

/** Opens the panel of our node after a node that returns `count` orders. */
async function openPanel(name: string, parameters: IDataObject, count = 3): Promise<void> {
	const jsCode = `const orders = ${JSON.stringify(ORDERS)};
return Array.from({ length: ${count} }, (_, n) => ({ json: orders[n % 3] }));`;
	const code = {
		...createNode(environment, 'Orders', 'n8n-nodes-base.code', { jsCode }),
		typeVersion: 2,
	};
	const ours = createNode(environment, name, ACTION, { sessionId: SHOP, ...parameters });
	await editor.open(chainNodes(name, createNode(environment, 'Start', MANUAL), code, ours));
	await editor.openNode(name);
}

/** Runs the nodes before the open one, whose data then stand at its left. */
async function runBefore(count = 3): Promise<void> {
	await editor.byId('execute-previous-node').click();
	await editor.byId('ndv-input-panel').getByText(`${count} items`).waitFor();
}

/** Drags a field of the data at the left into the parameter of the same name. */
async function drag(name: string): Promise<void> {
	const { mouse } = editor.page;
	await editor.page.locator(`[data-value="{{ $json.${name} }}"]`).hover();
	await mouse.down();
	const parameter = editor.byId(`parameter-input-${name}`);
	await parameter.hover();
	await parameter.hover();
	await mouse.up();
	await parameter.getByText(`$json.${name}`).waitFor();
}

const output = () => editor.byId('output-panel');

/** What came out, with a row for each field. */
async function showSchema(): Promise<void> {
	await output().getByText('Schema').click();
}

/** A variable whose value is the item's field of that name. */
function fromItem(key: string): IDataObject {
	return { key, value: `={{ $json.${key} }}` };
}

describeInBrowser('the panels of the node', () => {
	beforeAll(async () => {
		environment = await connect();
		await environment.sandbox.reset();
		editor = await openEditor(environment);
	});
	afterAll(async () => await editor?.browser.close());

	it('a template shows a field for each of its variables, and none before it is chosen', async () => {
		const to = '={{ $json.phone }}';
		await openPanel('Tell them', { resource: 'template', operation: 'send', to });
		const mapping = editor.byId('node-parameters').getByText('Mapping Column Mode');
		expect(await mapping.count()).toBe(0);
		await runBefore();
		await editor.pick('templateId', 'Order shipped');
		await mapping.waitFor();
		for (const name of ['name', 'order', 'day']) await drag(name);
		await editor.byId('node-execute-button').click();
		await output().getByText('3 items').waitFor();
		const texts = (await environment.sandbox.messages()).map(({ text }) => text);
		expect(texts).toContain('Dear Ahmed, your order KN-1041 is on its way and arrives on Friday.');
		await editor.picture('template-fields');
	});

	it('a campaign takes its recipients from the input, and says what became of each row', async () => {
		await openPanel('Tell them all', {
			resource: 'campaign',
			operation: 'createFromItems',
			name: 'Orders of the week',
			message: 'Dear {{name}}, your order {{order}} arrives on {{day}}.',
			recipientPhone: '={{ $json.phone }}',
			recipientName: '={{ $json.name }}',
			recipientVariables: { variable: ['name', 'order', 'day'].map(fromItem) },
		});
		await runBefore();
		await editor.byId('node-execute-button').click();
		await output().getByText('Orders of the week').waitFor();
		await showSchema();
		await editor.scrollTo('message');
		await editor.picture('campaign-from-items');
	});

	it('a question waits for its answer', async () => {
		const choices = [
			{ label: 'Tomorrow morning', value: 'morning' },
			{ label: 'In the evening', value: 'evening' },
		];
		const question = {
			resource: 'message',
			operation: 'sendAndWait',
			to: '={{ $json.phone }}',
			message: '=Hello {{ $json.name }}, when shall we deliver order {{ $json.order }}?',
			replyType: 'choice',
			choices: { choice: choices },
		};
		await openPanel('Ask', question, 1);
		const phone = await editor.openPhone('Ahmed Hassan');
		await editor.byId('node-execute-button').click();
		await locateBubble(phone, 'outgoing', '2. In the evening').waitFor();
		await output().getByText('Waiting for input').waitFor();
		await writeAsCustomer(phone, '2');
		await output().getByText('evening', { exact: true }).waitFor();
		await phone.close();
		await showSchema();
		await editor.scrollTo('to');
		await editor.picture('send-and-wait');
	});

	it('a list longer than the API takes in a minute is told before it is sent', async () => {
		await openPanel(
			'Tell everybody',
			{
				resource: 'message',
				operation: 'sendText',
				to: '={{ $json.phone }}',
				message: '=Dear {{ $json.name }}, your order {{ $json.order }} is ready.',
			},
			200,
		);
		const hint = output().getByText('There are more items than the API accepts in one minute');
		expect(await hint.count()).toBe(0);
		await runBefore(200);
		await hint.waitFor();
		await editor.picture('rate-limit-hint');
	});

	it('a long list for a campaign is not warned of, since it is one request', async () => {
		await openPanel('Tell all', { resource: 'campaign', operation: 'createFromItems' }, 200);
		await runBefore(200);
		expect(await output().getByText('There are more items than the API accepts').count()).toBe(0);
	});
});
