import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	createNode,
	getOutputItems,
	MANUAL,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

let environment: TestEnvironment;
let credentials: IDataObject;

beforeAll(async () => {
	environment = await connect();
	const { apiToken, baseUrl } = environment.credential;
	const data = { apiToken, baseUrl, localCountry: 'EG' };
	const { id } = await environment.n8n.createCredential({ name: 'Egypt', type: 'wavexApi', data });
	credentials = { wavexApi: { id, name: 'Egypt' } };
});
beforeEach(async () => await environment.sandbox.reset());

/** A sheet of customers in Cairo, as its owner typed and exported it. */
const SHEET = `phone,name
01001112223,Ahmed
1001112224,Mona
+20 0100 111 2225,Omar
٠١٠٠ ١١١ ٢٢٢٦,Sara
01001112227/01001112228,Two
0020-100-111-2229,Layla
0100\ufe0f111\u200f2230,Nour
`;

function createSheetWorkflow(parameters: IDataObject, settings: IDataObject = {}) {
	const code = `return ${JSON.stringify(SHEET)}.trim().split('\\n').slice(1).map((line) => {
		const [phone, name] = line.split(',');
		return { json: { phone, name } };
	});`;
	return chainNodes(
		'Sheet',
		createNode(environment, 'Start', MANUAL),
		{ ...createNode(environment, 'Rows', 'n8n-nodes-base.code', { jsCode: code }), typeVersion: 2 },
		{
			...createNode(environment, 'Send', ACTION, {
				sessionId: { __rl: true, mode: 'id', value: '1' },
				message: '=Hello {{ $json.name }}',
				...parameters,
			}),
			...settings,
			credentials: credentials as never,
		},
	);
}

it('sends to each row of a sheet with local numbers, and to nobody where two numbers stand in one cell', async () => {
	const execution = await runToEnd(
		environment,
		createSheetWorkflow(
			{ resource: 'message', operation: 'sendText', to: '={{ $json.phone }}' },
			{ onError: 'continueRegularOutput' },
		),
	);
	expect(execution.status).toBe('success');
	const messages = await environment.sandbox.messages();
	expect(messages.map(({ to, text }) => `${to} ${text}`)).toEqual([
		'201001112223 Hello Ahmed',
		'201001112224 Hello Mona',
		'201001112225 Hello Omar',
		'201001112226 Hello Sara',
		'201001112229 Hello Layla',
		'201001112230 Hello Nour',
	]);
	expect(getOutputItems(execution, 'Send')[4].error).toMatch(
		/^'01001112227\/01001112228' contains two numbers\. In 'To', enter one number\. This request was not sent/,
	);
});

it('makes a campaign of the same sheet', async () => {
	const execution = await runToEnd(
		environment,
		createSheetWorkflow({
			resource: 'campaign',
			operation: 'createFromItems',
			name: 'Sheet',
			message: 'Hello',
			recipientPhone: '={{ $json.phone }}',
		}),
	);
	expect(execution.status).toBe('success');
	expect(getOutputItems(execution, 'Send')).toMatchObject([
		{ recipients: 6, skipped: [{ item: 4, reason: expect.stringContaining('two numbers') }] },
	]);
});

it('imports the rows that are right, when the wrong ones are to be skipped', async () => {
	const run = async (options: IDataObject) => {
		const workflow = createSheetWorkflow({
			resource: 'contact',
			operation: 'import',
			contactsMode: 'json',
			contactsJson: "={{ $('Rows').all().map((row) => row.json) }}",
			options,
		});
		const send = workflow.nodes[2];
		workflow.nodes[2] = { ...send, executeOnce: true } as typeof send;
		return await runToEnd(environment, workflow);
	};
	const failed = await run({});
	expect(failed.status).toBe('error');
	expect(failed.data.resultData.error?.message).toBe(
		"1 of 7 contacts in 'Contacts (JSON)' is wrong",
	);
	expect(await environment.sandbox.actionRequests()).toEqual([]);
	const execution = await run({ skipWrongRows: true });
	expect(getOutputItems(execution, 'Send')).toMatchObject([
		{ skipped: [{ row: 5, phone: '01001112227/01001112228' }] },
	]);
});

it('finds the messages by a part of their number', async () => {
	await runToEnd(
		environment,
		createSheetWorkflow(
			{ resource: 'message', operation: 'sendText', to: '={{ $json.phone }}' },
			{ onError: 'continueRegularOutput' },
		),
	);
	const workflow = createSheetWorkflow({
		resource: 'message',
		operation: 'getAll',
		returnAll: true,
		filters: { to: '111222' },
	});
	const get = workflow.nodes[2];
	workflow.nodes[2] = { ...get, executeOnce: true } as typeof get;
	const found = getOutputItems(await runToEnd(environment, workflow), 'Send');
	expect(found.map(({ to }) => to).sort()).toEqual([
		'201001112223',
		'201001112224',
		'201001112225',
		'201001112226',
		'201001112229',
	]);
});
