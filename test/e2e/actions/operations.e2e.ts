import type { IDataObject } from 'n8n-workflow';

import { requestOperations } from '../../support/description';
import { expectOutputSchema } from '../../support/outputSchemas';
import {
	ACTION,
	chainNodes,
	connect,
	getOutputItems,
	MANUAL,
	createNode,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
});

const byId = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });
const shop = { sessionId: byId(1) };
const mona = { to: '+20 111 222 3334' };
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const mapper = (value: IDataObject) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: Object.keys(value).map((id) => ({
		id,
		displayName: id,
		required: true,
		defaultMatch: false,
		display: true,
		type: 'string',
	})),
});

/** What earlier steps made, for later ones to name. */
const made: Record<string, number> = {};

interface Step {
	resource: string;
	operation: string;
	/** What a user sets; a function when it names what an earlier step made. */
	parameters?: IDataObject | (() => IDataObject);
	/** What the items must be. */
	items: unknown;
	/** Keeps the first item's id under this name. */
	keep?: string;
}

const holding = (fields: IDataObject) => expect.objectContaining(fields);
const some = expect.arrayContaining([expect.objectContaining({ id: expect.any(Number) })]);
const messageOnly = [{ success: true, message: expect.any(String) }];
const queued = [holding({ status: 'queued', to: '201112223334' })];
const deleted = [{ deleted: true }];

/** In an order in which each step finds what it needs. The token comes last: the old one stops working. */
const steps: Step[] = [
	{ resource: 'session', operation: 'getAll', items: [holding({ id: 1, name: 'Shop' })] },
	{
		resource: 'session',
		operation: 'create',
		parameters: { name: 'Second', connectionMethod: 'qr' },
		items: [holding({ name: 'Second', id: expect.any(Number) })],
		keep: 'session',
	},
	{
		resource: 'session',
		operation: 'start',
		parameters: () => ({ sessionId: byId(made.session) }),
		items: messageOnly,
	},
	{
		resource: 'session',
		operation: 'getQr',
		parameters: () => ({ sessionId: byId(made.session) }),
		items: [{ status: expect.any(String), qr_code: expect.any(String) }],
	},
	{
		resource: 'session',
		operation: 'requestPairingCode',
		parameters: () => ({ sessionId: byId(made.session), phoneNumber: '+20 100 000 0002' }),
		items: [holding({ pairing_code: expect.stringMatching(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/) })],
	},
	{
		resource: 'session',
		operation: 'get',
		parameters: shop,
		items: [holding({ id: 1, health: { healthy: true, status: 'connected' } })],
	},
	{
		resource: 'session',
		operation: 'getStatus',
		parameters: shop,
		items: [holding({ status: 'connected' })],
	},
	{
		resource: 'session',
		operation: 'getHealth',
		parameters: shop,
		items: [holding({ health_status: 'healthy' })],
	},
	{
		resource: 'session',
		operation: 'restart',
		parameters: () => ({ sessionId: byId(made.session) }),
		items: messageOnly,
	},
	{
		resource: 'session',
		operation: 'stop',
		parameters: () => ({ sessionId: byId(made.session) }),
		items: messageOnly,
	},
	{
		resource: 'session',
		operation: 'delete',
		parameters: () => ({ sessionId: byId(made.session) }),
		items: deleted,
	},

	{
		resource: 'message',
		operation: 'sendText',
		parameters: { ...shop, ...mona, message: 'Hello' },
		items: queued,
	},
	{
		resource: 'message',
		operation: 'sendImage',
		parameters: { ...shop, ...mona, mediaSource: 'base64', mediaBase64: PNG, caption: 'A picture' },
		items: queued,
	},
	{
		resource: 'message',
		operation: 'sendDocument',
		parameters: {
			...shop,
			...mona,
			mediaSource: 'url',
			mediaUrl: 'https://example.com/price-list.pdf',
		},
		items: queued,
	},
	{
		resource: 'message',
		operation: 'sendVideo',
		parameters: { ...shop, ...mona, mediaSource: 'url', mediaUrl: 'https://example.com/tour.mp4' },
		items: queued,
	},
	{
		resource: 'message',
		operation: 'sendAudio',
		parameters: { ...shop, ...mona, mediaSource: 'url', mediaUrl: 'https://example.com/voice.ogg' },
		items: queued,
	},
	{
		resource: 'message',
		operation: 'sendLocation',
		parameters: {
			...shop,
			...mona,
			latitude: 30.0444,
			longitude: 31.2357,
			description: 'The shop',
		},
		items: queued,
	},
	{
		resource: 'message',
		operation: 'sendContact',
		parameters: { ...shop, ...mona, contactName: 'Omar', contactPhone: '+971 50 123 4567' },
		items: queued,
	},
	{
		resource: 'message',
		operation: 'getAll',
		parameters: { ...shop, returnAll: true, filters: { to: '00201112223334' } },
		items: Array.from({ length: 7 }, () =>
			holding({ to: expect.stringContaining('201112223334'), direction: 'outgoing' }),
		),
	},

	{
		resource: 'campaign',
		operation: 'create',
		parameters: {
			...shop,
			name: 'Spring',
			message: 'Hello {{name}}!',
			recipientsMode: 'json',
			recipientsJson: JSON.stringify([
				{ phone: '+20 111 222 3334', name: 'Mona', variables: { name: 'Mona' } },
				{ phone: '201234567890', name: 'Ahmed', variables: { name: 'Ahmed' } },
			]),
			// Long enough for the campaign to be at work while it is paused and resumed.
			additionalFields: { delaySeconds: 3600 },
		},
		items: [holding({ id: expect.any(Number), name: 'Spring' })],
		keep: 'campaign',
	},
	{ resource: 'campaign', operation: 'getAll', items: [holding({ name: 'Spring' })] },
	{
		resource: 'campaign',
		operation: 'get',
		parameters: () => ({ campaignId: byId(made.campaign) }),
		items: [holding({ name: 'Spring' })],
	},
	{
		resource: 'campaign',
		operation: 'start',
		parameters: () => ({ campaignId: byId(made.campaign) }),
		items: [expect.anything()],
	},
	{
		resource: 'campaign',
		operation: 'pause',
		parameters: () => ({ campaignId: byId(made.campaign) }),
		items: [expect.anything()],
	},
	{
		resource: 'campaign',
		operation: 'resume',
		parameters: () => ({ campaignId: byId(made.campaign) }),
		items: [expect.anything()],
	},
	{
		resource: 'campaign',
		operation: 'getStats',
		parameters: () => ({ campaignId: byId(made.campaign) }),
		items: [expect.anything()],
	},
	{
		resource: 'campaign',
		operation: 'delete',
		parameters: () => ({ campaignId: byId(made.campaign) }),
		items: deleted,
	},

	{
		resource: 'template',
		operation: 'create',
		parameters: {
			name: 'Reminder',
			content: 'Dear {{name}}, see you on {{day}}',
			category: 'transactional',
		},
		items: [holding({ id: expect.any(Number), name: 'Reminder' })],
		keep: 'template',
	},
	{ resource: 'template', operation: 'getAll', items: some },
	{
		resource: 'template',
		operation: 'get',
		parameters: () => ({ templateId: byId(made.template) }),
		items: [holding({ name: 'Reminder' })],
	},
	{
		resource: 'template',
		operation: 'update',
		parameters: () => ({ templateId: byId(made.template), updateFields: { name: 'Appointment' } }),
		items: [holding({ name: 'Appointment', content: 'Dear {{name}}, see you on {{day}}' })],
	},
	{
		resource: 'template',
		operation: 'preview',
		parameters: () => ({
			templateId: byId(made.template),
			variables: mapper({ name: 'Mona', day: 'Monday' }),
		}),
		items: [expect.anything()],
	},
	{
		resource: 'template',
		operation: 'send',
		parameters: () => ({
			templateId: byId(made.template),
			...shop,
			...mona,
			variables: mapper({ name: 'Mona', day: 'Monday' }),
		}),
		items: queued,
	},
	{
		resource: 'template',
		operation: 'delete',
		parameters: () => ({ templateId: byId(made.template) }),
		items: deleted,
	},

	{
		resource: 'contact',
		operation: 'getAll',
		parameters: { filters: { search: 'Mona' } },
		items: [holding({ name: 'Mona Ali' })],
	},
	{
		resource: 'contact',
		operation: 'get',
		parameters: { contactId: byId(1) },
		items: [holding({ id: 1 })],
	},
	{ resource: 'contact', operation: 'sync', parameters: shop, items: [expect.anything()] },
	{
		resource: 'contact',
		operation: 'import',
		parameters: { contacts: { contact: [{ phone: '+20 122 333 4445', name: 'Nour' }] } },
		items: [expect.anything()],
	},
	{
		resource: 'contact',
		operation: 'check',
		parameters: { ...shop, phone: '٢٠١١١٢٢٢٣٣٣٤' },
		items: [expect.anything()],
	},

	{
		resource: 'group',
		operation: 'getAll',
		items: [holding({ name: 'Regular customers' }), holding({ name: 'Delivery team' })],
	},
	{
		resource: 'group',
		operation: 'get',
		parameters: { groupId: byId(1) },
		items: [holding({ name: 'Regular customers' })],
	},
	{
		resource: 'group',
		operation: 'getParticipants',
		parameters: { groupId: byId(1), returnAll: true },
		items: expect.any(Array),
	},
	{
		resource: 'group',
		operation: 'sendMessage',
		parameters: { groupId: byId(1), message: 'Hello all' },
		items: [expect.anything()],
	},
	{ resource: 'group', operation: 'sync', items: [expect.anything()] },

	{
		resource: 'webhook',
		operation: 'create',
		parameters: { url: 'https://example.com/hook', events: ['message.received', 'message.read'] },
		items: [holding({ id: expect.any(Number), url: 'https://example.com/hook' })],
		keep: 'webhook',
	},
	{
		resource: 'webhook',
		operation: 'getAll',
		items: [holding({ events: ['message.received', 'message.read'] })],
	},
	{
		resource: 'webhook',
		operation: 'getEvents',
		items: Array.from({ length: 11 }, () => ({
			event: expect.any(String),
			description: expect.any(String),
		})),
	},
	{
		resource: 'webhook',
		operation: 'update',
		parameters: () => ({
			webhookId: byId(made.webhook),
			updateFields: { events: ['message.failed'] },
		}),
		items: [holding({ events: ['message.failed'], url: 'https://example.com/hook' })],
	},
	{
		resource: 'webhook',
		operation: 'test',
		parameters: () => ({ webhookId: byId(made.webhook) }),
		items: [expect.anything()],
	},
	{
		resource: 'webhook',
		operation: 'delete',
		parameters: () => ({ webhookId: byId(made.webhook) }),
		items: deleted,
	},

	{ resource: 'apiToken', operation: 'get', items: [expect.anything()] },
	{ resource: 'apiToken', operation: 'regenerate', items: [expect.anything()] },
];

it('covers every operation that is one request; the others have files of their own', () => {
	const all = requestOperations.map(({ resource, operation }) => `${resource} ${operation}`);
	const covered = steps.map(({ resource, operation }) => `${resource} ${operation}`);
	expect(covered.sort()).toEqual(all.sort());
});

it.each(steps.map((step) => [`${step.resource} ${step.operation}`, step] as const))(
	'%s',
	async (name, step) => {
		const { resource, operation, parameters = {}, items, keep } = step;
		const set = typeof parameters === 'function' ? parameters() : parameters;
		const ours = createNode(environment, 'Wavex', ACTION, { resource, operation, ...set });
		const execution = await runToEnd(
			environment,
			chainNodes(name, createNode(environment, 'Start', MANUAL), ours),
		);
		expect(execution.data.resultData.error).toBeUndefined();
		const got = getOutputItems(execution, 'Wavex');
		expect(got).toEqual(items);
		await expectOutputSchema({ resource, operation }, got);
		if (keep) made[keep] = Number(got[0].id);
		expect(JSON.stringify(execution.data)).not.toContain(environment.credential.apiToken);
		if (operation === 'getQr') {
			const [run] = execution.data.resultData.runData.Wavex;
			const picture = run.data?.main[0]?.[0].binary?.data;
			expect(picture).toMatchObject({ mimeType: 'image/png', fileType: 'image' });
		}
	},
);

it('the old token is refused once it was regenerated, and the error says what to do', async () => {
	const ours = createNode(environment, 'Wavex', ACTION, {
		resource: 'session',
		operation: 'getAll',
	});
	const execution = await runToEnd(
		environment,
		chainNodes('After', createNode(environment, 'Start', MANUAL), ours),
	);
	expect(execution.data.resultData.error).toMatchObject({
		message: 'The API token was not accepted',
		description: expect.stringMatching(/^Open the Wavex credential/),
	});
});

afterAll(async () => {
	// A reset gives the account its first token back, for the tests that follow.
	await environment.sandbox.reset();
});
