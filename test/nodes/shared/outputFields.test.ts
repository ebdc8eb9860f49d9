import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest, getJson } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const record = {
	id: 1,
	name: 'Shop',
	status: 'connected',
	connection_method: 'qr',
	phone: '201000000001',
	pushname: 'Nile Shop',
	created_at: '2026-01-01T00:00:00Z',
};
const SIMPLE = { id: 1, name: 'Shop', phone: '201000000001', status: 'connected' };

/** Runs Session: Get as a workflow holds it, for one item with these fields. */
async function getSession(parameters: INodeParameters, item: IDataObject = {}, answer?: object) {
	expectRequest({ request: 'GET /sessions/1' }).reply(200, answer ?? { data: record });
	const { outputs, error } = await runWavex(
		{ resource: 'session', operation: 'get', sessionId: byId(1), ...parameters },
		{ items: [{ json: item }] },
	);
	return error ?? getJson(outputs[0])[0];
}

describe('a workflow saved with the switch Simplify', () => {
	it.each<[INodeParameters, object]>([
		[{}, SIMPLE],
		[{ simplify: true }, SIMPLE],
		[{ simplify: false }, record],
		[{ simplify: '={{ $json.simple }}' }, record],
		[{ simplify: '={{ !$json.simple }}' }, SIMPLE],
		[{ simplify: '={{ String($json.simple) }}' }, record],
		[{ simplify: '={{ "" }}' }, SIMPLE],
	])('with %j returns what it did', async (parameters, json) => {
		expect(await getSession(parameters, { simple: false })).toEqual(json);
	});

	it.each([false, true, '={{ $json.simple }}'])(
		'(%s) returns what is selected in Output since',
		async (simplify) => {
			const stored = { simplify, output: 'simplified' };
			expect(await getSession(stored, { simple: false })).toEqual(SIMPLE);
			expect(await getSession({ simplify, output: 'raw' }, { simple: true })).toEqual(record);
			const selected = { simplify, output: 'selectedFields', fields: ['pushname'] };
			expect(await getSession(selected)).toEqual({ id: 1, pushname: 'Nile Shop' });
		},
	);

	it('as an expression decides for each item', async () => {
		const get = { resource: 'session', operation: 'get', simplify: '={{ $json.id === 2 }}' };
		for (const id of [1, 2]) {
			expectRequest({ request: `GET /sessions/${id}` }).reply(200, { data: { ...record, id } });
		}
		const { outputs } = await runWavex(
			{ ...get, sessionId: byId('={{ $json.id }}') },
			{ items: [{ json: { id: 1 } }, { json: { id: 2 } }] },
		);
		expect(getJson(outputs[0])).toEqual([record, { ...SIMPLE, id: 2 }]);
	});
});

describe('Output', () => {
	it.each<[unknown, object]>([
		[['status', 'pushname'], { id: 1, status: 'connected', pushname: 'Nile Shop' }],
		[[], { id: 1 }],
		[['id'], { id: 1 }],
		[['health_status'], { id: 1 }],
		['={{ ["status"] }}', { id: 1, status: 'connected' }],
		['={{ "status, phone" }}', { id: 1, status: 'connected', phone: '201000000001' }],
		['={{ JSON.stringify(["name"]) }}', { id: 1, name: 'Shop' }],
		['={{ $json.wanted }}', { id: 1, name: 'Shop' }],
	])('Selected Fields returns %j and the ID', async (fields, json) => {
		const parameters = { output: 'selectedFields', fields } as INodeParameters;
		expect(await getSession(parameters, { wanted: 'name' })).toEqual(json);
	});

	it('Selected Fields knows fields that only the response has', async () => {
		const parameters = { output: 'selectedFields', fields: '={{ ["label"] }}' };
		const answer = { data: { ...record, label: 'VIP' } };
		expect(await getSession(parameters, {}, answer)).toEqual({ id: 1, label: 'VIP' });
	});

	it('Selected Fields refuses a field that no record has', async () => {
		const parameters = { output: 'selectedFields', fields: '={{ "status, staus" }}' };
		expect(await getSession(parameters)).toMatchObject({
			message: "'Fields to Include' has no field 'staus'",
			description: expect.stringMatching(/^It can be id, name, status, .*health\.$/),
		});
	});

	it('that is an expression is checked', async () => {
		const { error } = await runWavex({
			resource: 'session',
			operation: 'get',
			sessionId: byId(1),
			output: '={{ "all" }}',
		});
		expect(error).toMatchObject({
			message: "The field 'Output' is 'all'",
			description: expect.stringContaining('raw, selectedFields, simplified'),
		});
	});

	it('Selected Fields includes the computed fields of messages', async () => {
		const data = [
			{ id: 7, status: 'received', message: 'Hi', metadata: null },
			{ id: 8, status: 'sent', read_at: '2026-01-01T00:00:00Z', message: 'Hello' },
		];
		expectRequest({ request: 'GET /sessions/1/messages?per_page=50' }).reply(200, { data });
		const { outputs } = await runWavex({
			resource: 'message',
			operation: 'getAll',
			sessionId: byId(1),
			output: 'selectedFields',
			fields: ['direction', 'delivery'],
		});
		expect(getJson(outputs[0])).toEqual([
			{ id: 7, direction: 'incoming', delivery: 'delivered' },
			{ id: 8, direction: 'outgoing', delivery: 'read' },
		]);
	});
});
