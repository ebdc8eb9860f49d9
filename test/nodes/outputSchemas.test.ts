import type { IDataObject } from 'n8n-workflow';

import { DIALECTS, startSandbox } from '../../sandbox';
import type { Dialect } from '../../sandbox';
import { scaleLimit } from '../../tools/machineFactor';
import { getFields, operations } from '../support/description';
import { runWavex } from '../support/n8n';
import { getJson } from '../support/operationTests';
import { expectOutputSchema, getOutputSchemas } from '../support/outputSchemas';
import { byId } from '../support/parameters';

jest.setTimeout(scaleLimit(60_000));

const inShop = { sessionId: byId(1) };
const toMona = { ...inShop, to: '201112223334' };
const recipients = { recipientsMode: 'json', recipientsJson: '[{"phone": "201112223334"}]' };

const variables = { mappingMode: 'defineBelow', value: { name: 'Mona', shop: 'Cairo' } };

/** Operations whose output could depend on the dialect, in an order in which each finds its record. */
const STEPS: Array<[name: string, parameters?: IDataObject]> = [
	['session/getAll'],
	['session/get', inShop],
	['session/getStatus', inShop],
	['session/getHealth', inShop],
	['session/create', { name: 'Second' }],
	['session/start', { sessionId: byId(2) }],
	['session/getQr', { sessionId: byId(2) }],
	['session/requestPairingCode', { sessionId: byId(2), phoneNumber: '201000000002' }],
	['message/sendText', { ...toMona, message: 'Hello' }],
	['message/getAll', inShop],
	['campaign/create', { ...inShop, ...recipients, name: 'Spring', message: 'Hello' }],
	[
		'campaign/createFromItems',
		{ ...inShop, name: 'May', message: 'Hi', recipientPhone: '201112223334' },
	],
	['campaign/getAll'],
	['campaign/get', { campaignId: byId(1) }],
	['campaign/start', { campaignId: byId(1) }],
	['campaign/getStats', { campaignId: byId(1) }],
	['template/create', { name: 'Reminder', content: 'Dear {{name}}' }],
	['template/getAll'],
	['template/preview', { templateId: byId(1), variables }],
	['contact/getAll'],
	['contact/get', { contactId: byId(1) }],
	['contact/sync', inShop],
	['contact/import', { contacts: { contact: [{ phone: '201223334445' }] } }],
	['contact/check', { ...inShop, phone: '201112223334' }],
	['group/getAll'],
	['group/get', { groupId: byId(1) }],
	['group/getParticipants', { groupId: byId(1) }],
	['group/sendMessage', { groupId: byId(1), message: 'Hello all' }],
	['group/sync'],
	['webhook/create', { url: 'https://example.com/hook', events: ['message.received'] }],
	['webhook/getAll'],
	['webhook/getEvents'],
	['webhook/test', { webhookId: byId(1) }],
	['webhook/delete', { webhookId: byId(1) }],
	['apiToken/get'],
];

/** The dialects of responses with data; the others are those of errors and of webhook deliveries. */
const RESPONSE_DIALECTS = Object.entries(DIALECTS).filter(
	([name]) => !/^webhook|^deliveries|^validation|^retryAfter/.test(name),
);

/** The first value of each dialect, then the second of each, until every value was there. */
const COMBINATIONS = RESPONSE_DIALECTS.flatMap(([, values]) => values)
	.map((_, index) =>
		Object.fromEntries(
			RESPONSE_DIALECTS.flatMap(([name, values]) =>
				index < values.length ? [[name, values[index]]] : [],
			),
		),
	)
	.filter((dialect) => Object.keys(dialect).length > 0);

it.each(COMBINATIONS)(
	'the items agree with their schemas: %j',
	async (dialect: Partial<Dialect>) => {
		const sandbox = await startSandbox({ limits: false, dialect, clock: 100 });
		try {
			const credential = { apiToken: sandbox.tokens[0], baseUrl: sandbox.apiUrl };
			for (const [step, parameters] of STEPS) {
				const [resource, operation] = step.split('/');
				const set = { resource, operation, ...parameters };
				const { outputs, error } = await runWavex(set, { credential });
				expect([step, error]).toEqual([step, undefined]);
				expect([step, outputs[0].length]).not.toEqual([step, 0]);
				await expectOutputSchema({ resource, operation }, getJson(outputs[0]));
				if (!getFields(resource, operation).some((field) => field.name === 'output')) continue;
				const raw = await runWavex({ ...set, output: 'raw' }, { credential });
				await expectOutputSchema({ resource, operation }, getJson(raw.outputs[0]), true);
			}
		} finally {
			await sandbox.close();
		}
	},
);

it('every operation has a schema that names its fields', async () => {
	const schemas = await getOutputSchemas();
	const all = operations.map(({ resource, operation }) => `${resource}/${operation}`);
	expect(Object.keys(schemas).sort()).toEqual(all.sort());
	for (const [name, { type, properties = {} }] of Object.entries(schemas)) {
		expect([name, type]).toEqual([name, 'object']);
		expect([name, Object.keys(properties).length]).not.toEqual([name, 0]);
	}
});
