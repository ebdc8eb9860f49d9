import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ACTION, connect, type TestEnvironment } from '../../../tools/testEnvironment';

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
});
afterEach(async () => {
	const dialect = { lists: 'pagination', sessionList: 'whole' };
	await environment.sandbox.settings({ dialect });
});

const editor = { nodeTypeAndVersion: { name: ACTION, version: 1 } };

/** What the editor's list shows when a person opens the picker and types. */
async function pick(picker: string, methodName: string, filter?: string): Promise<string[]> {
	const { results } = await environment.n8n.searchList({
		...editor,
		path: `parameters.${picker}`,
		methodName,
		currentNodeParameters: {},
		credentials: { wavexApi: { id: environment.credential.id, name: 'Wavex' } },
		filter,
	});
	return results.map(({ name }) => name);
}

/** Calls the API itself, to have something to pick. */
async function make(path: string, body: IDataObject): Promise<void> {
	const answer = await fetch(`${environment.credential.baseUrl}${path}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${environment.credential.apiToken}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify(body),
	});
	expect(answer.status).toBeLessThan(300);
}

it.each(['pagination', 'meta', 'flat', 'nested', 'cursor', 'whole'])(
	'each picker shows what a person recognises, in whatever form the list comes (%s)',
	async (lists) => {
		await environment.sandbox.reset();
		await environment.sandbox.settings({ dialect: { lists, sessionList: 'pages' } });
		await make('/campaigns', {
			name: 'Spring',
			session_id: 1,
			message: 'Hello',
			recipients: [{ phone: '201112223334' }],
		});
		await make('/webhooks', { url: 'https://example.com/hook', events: ['message.received'] });
		expect(await pick('sessionId', 'searchSessions')).toEqual([
			expect.stringMatching(/^Shop - 201000000001$/),
		]);
		expect(await pick('contactId', 'searchContacts', 'Mona')).toEqual([
			expect.stringMatching(/^Mona Ali.*201112223334/),
		]);
		expect(await pick('groupId', 'searchGroups')).toEqual([
			expect.stringContaining('Regular customers'),
			expect.stringContaining('Delivery team'),
		]);
		expect(await pick('templateId', 'searchTemplates', 'ship')).toEqual([
			expect.stringContaining('Order shipped'),
		]);
		expect(await pick('campaignId', 'searchCampaigns')).toEqual([
			expect.stringMatching(/^Spring - \d{4}-\d\d-\d\d \d\d:\d\d$/),
		]);
		expect(await pick('webhookId', 'searchWebhooks')).toEqual([
			expect.stringContaining('example.com/hook'),
		]);
	},
);

it('an error in a picker says why', async () => {
	await environment.sandbox.fault({ kind: 'status', status: 403, path: '/sessions' });
	await expect(pick('sessionId', 'searchSessions')).rejects.toThrow(/./);
	await environment.sandbox.fault({ kind: 'html', path: '/templates' });
	await expect(pick('templateId', 'searchTemplates')).rejects.toThrow(
		/did not respond like the Wavex API/,
	);
});

it('choosing a template shows one field for each variable in it', async () => {
	const fields = async (templateId: string) => {
		const currentNodeParameters = {
			resource: 'template',
			operation: 'send',
			templateId: { __rl: true, mode: 'id', value: templateId },
		} as unknown as INodeParameters;
		const answer = await environment.n8n.call<{ fields: Array<{ id: string; required: boolean }> }>(
			'POST',
			'/dynamic-node-parameters/resource-mapper-fields',
			{
				...editor,
				path: 'parameters.variables',
				methodName: 'templateVariables',
				currentNodeParameters,
				credentials: { wavexApi: { id: environment.credential.id, name: 'Wavex' } },
			},
		);
		return answer.fields.map(({ id, required }) => ({ id, required }));
	};
	expect(await fields('1')).toEqual([
		{ id: 'name', required: true },
		{ id: 'shop', required: true },
	]);
	expect((await fields('2')).map(({ id }) => id)).toEqual(['name', 'order', 'day']);
});
