import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	getOutputItems,
	MANUAL,
	createNode,
	eventually,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { scaleLimit } from '../../../tools/machineFactor';

let environment: TestEnvironment;

beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());

/** Rows as in a sheet: every tenth number is a duplicate, every hundredth is invalid. */
function sheet(count: number, parameters: IDataObject = {}) {
	const code = `return Array.from({ length: ${count} }, (_, n) => ({ json: {
		phone: n % 100 === 99 ? 'n/a' : String(201110000000 + (n % 10 === 8 ? n - 1 : n)),
		name: 'Customer ' + n,
	} }));`;
	return chainNodes(
		'Sheet',
		createNode(environment, 'Start', MANUAL),
		{ ...createNode(environment, 'Rows', 'n8n-nodes-base.code', { jsCode: code }), typeVersion: 2 },
		createNode(environment, 'Campaign', ACTION, {
			resource: 'campaign',
			operation: 'createFromItems',
			name: 'Sheet',
			sessionId: { __rl: true, mode: 'id', value: '1' },
			message: 'Hello {{name}}',
			recipientPhone: '={{ $json.phone }}',
			recipientName: '={{ $json.name }}',
			recipientVariables: { variable: [{ key: 'name', value: '={{ $json.name }}' }] },
			...parameters,
		}),
	);
}

it('makes one campaign of 10,000 rows with one request, and accounts for each row', async () => {
	const execution = await runToEnd(environment, sheet(10_000));
	expect(execution.status).toBe('success');
	const [campaign] = getOutputItems(execution, 'Campaign');
	expect(campaign.recipients).toBe(8_900);
	expect(campaign.skipped).toHaveLength(1_100);
	expect(await environment.sandbox.actionRequests()).toEqual(['POST /campaigns']);
	const { executionTime } = execution.data.resultData.runData.Campaign[0];
	process.stdout.write(`10,000 rows: the node took ${executionTime} ms\n`);
	expect(executionTime).toBeLessThan(scaleLimit(5_000));
});

it('splits, starts, and reads expressions of any kind', async () => {
	const execution = await runToEnd(
		environment,
		sheet(1_000, {
			recipientPhone: '={{ $json.phone.trim() }}',
			options: { maxRecipientsPerCampaign: 500, startImmediately: true },
		}),
	);
	expect(execution.status).toBe('success');
	const campaigns = getOutputItems(execution, 'Campaign');
	expect(campaigns.map(({ name, recipients }) => [name, recipients])).toEqual([
		['Sheet (1 of 2)', 500],
		['Sheet (2 of 2)', 390],
	]);
	const skipped = campaigns.flatMap((campaign) => campaign.skipped as IDataObject[]);
	expect(skipped).toHaveLength(110);
	const { executionTime } = execution.data.resultData.runData.Campaign[0];
	process.stdout.write(`1,000 evaluated expressions: the node took ${executionTime} ms\n`);
});

it('evaluates the expressions of a message for each of 10,000 rows', async () => {
	const execution = await runToEnd(
		environment,
		sheet(10_000, {
			message:
				'=Hello {{ $json.name }}, your code is {{ $json.phone.slice(-4) }}. Your {{ shop }}, {{ $json.name.toUpperCase() }}',
			recipientVariables: { variable: [{ key: 'shop', value: 'Nile' }] },
		}),
	);
	expect(execution.status).toBe('success');
	const [campaign] = getOutputItems(execution, 'Campaign');
	expect(campaign.recipients).toBe(8_900);
	expect(await environment.sandbox.actionRequests()).toEqual(['POST /campaigns']);
	const { executionTime } = execution.data.resultData.runData.Campaign[0];
	process.stdout.write(`10,000 rows with two expressions: the node took ${executionTime} ms\n`);
	expect(executionTime).toBeLessThan(scaleLimit(15_000));
});

it('sends each row its own text, of expressions, of variables named by hand and of what is the same', async () => {
	const execution = await runToEnd(
		environment,
		sheet(3, {
			message: '=Hello {{ $json.name }}: {{ code }}, {{ $json.phone.slice(-1) }}, {{ 1 + 1 }}',
			recipientVariables: { variable: [{ key: 'code', value: '={{ $itemIndex }}' }] },
			options: { startImmediately: true, delaySeconds: 0 },
		}),
	);
	expect(execution.status).toBe('success');
	const sent = await eventually('three messages', async () => {
		const messages = await environment.sandbox.messages();
		return messages.length === 3 && messages.map(({ to, text }) => [to, text]);
	});
	expect(sent).toEqual(
		[0, 1, 2].map((n) => [`20111000000${n}`, `Hello Customer ${n}: ${n}, ${n}, 2`]),
	);
});

it("reads the variables of a template that an expression selects, and names a row's missing one", async () => {
	const execution = await runToEnd(
		environment,
		sheet(3, {
			contentSource: 'template',
			templateId: { __rl: true, mode: 'id', value: '={{ 1 }}' },
			variables: { mappingMode: 'autoMapInputData', value: null, schema: [] },
			recipientVariables: {
				variable: [{ key: 'shop', value: "={{ $json.name === 'Customer 2' ? '' : 'Nile' }}" }],
			},
		}),
	);
	expect(execution.status).toBe('success');
	const [campaign] = getOutputItems(execution, 'Campaign');
	expect(campaign.recipients).toBe(2);
	expect(campaign.skipped).toEqual([
		{ item: 2, phone: '201110000002', reason: "the template's variable 'shop' is empty" },
	]);
	expect(await environment.sandbox.actionRequests()).toEqual([
		'GET /templates/1',
		'POST /campaigns',
	]);
});
