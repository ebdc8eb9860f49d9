import type { IDataObject } from 'n8n-workflow';

import { byId } from '../support/parameters';

/** What earlier steps found or made, by name: IDs, and the session's own number. */
export type Known = Partial<Record<string, string>>;

export interface Step {
	resource: string;
	operation: string;
	/** What must be known for it; without it the step is left out. */
	needs?: string[];
	parameters?: (known: Known) => IDataObject;
	/** Keeps the ID of its first item under this name, unless one was given. */
	keep?: string;
}

const few = { returnAll: false, limit: 5 };
const session = ({ session: id }: Known) => ({ sessionId: byId(id!) });
const getId = (resource: string) => (known: Known) => ({
	[`${resource}Id`]: byId(known[resource]!),
});

/** Every operation that only reads. */
export const READS: Step[] = [
	{ resource: 'session', operation: 'getAll', parameters: () => few },
	...['get', 'getStatus', 'getHealth'].map((operation) => ({
		resource: 'session',
		operation,
		needs: ['session'],
		parameters: session,
	})),
	{
		resource: 'session',
		operation: 'getQr',
		needs: ['session'],
		// A session that boots would keep the check waiting.
		parameters: (known) => ({ ...session(known), options: { waitSeconds: 0 } }),
	},
	{
		resource: 'message',
		operation: 'getAll',
		needs: ['session'],
		parameters: (known) => ({ ...session(known), ...few, simplify: false }),
	},
	...['campaign', 'template', 'contact', 'group'].flatMap((resource) => [
		{ resource, operation: 'getAll', parameters: () => few, keep: resource },
		{ resource, operation: 'get', needs: [resource], parameters: getId(resource) },
	]),
	{
		resource: 'campaign',
		operation: 'getStats',
		needs: ['campaign'],
		parameters: getId('campaign'),
	},
	{
		resource: 'group',
		operation: 'getParticipants',
		needs: ['group'],
		parameters: (known) => ({ ...getId('group')(known), ...few }),
	},
	{
		resource: 'contact',
		operation: 'check',
		needs: ['session', 'phone'],
		parameters: (known) => ({ ...session(known), phone: known.phone }),
	},
	{ resource: 'webhook', operation: 'getAll', parameters: () => few },
	{ resource: 'webhook', operation: 'getEvents' },
	{ resource: 'apiToken', operation: 'get' },
];

const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const text = Buffer.from('A test of n8n-nodes-wavex').toString('base64');
const mapped = { mappingMode: 'defineBelow', value: { name: 'n8n' } };
const made = 'n8n-nodes-wavex test';

function send(operation: string, what: IDataObject): Step {
	return {
		resource: 'message',
		operation,
		needs: ['session', 'phone'],
		parameters: (known) => ({ ...session(known), to: known.phone, ...what }),
	};
}

/** What is tried on the user's own number when he asks for it. What it makes it deletes again. */
export const WRITES: Step[] = [
	send('sendText', { message: 'A test of n8n-nodes-wavex' }),
	send('sendImage', { mediaSource: 'base64', mediaBase64: PNG, caption: 'A test' }),
	send('sendDocument', {
		mediaSource: 'base64',
		mediaBase64: text,
		mimeType: 'text/plain',
		fileName: 'test.txt',
	}),
	send('sendLocation', { latitude: 30.0444, longitude: 31.2357 }),
	send('sendContact', { contactName: 'A test', contactPhone: '201000000000' }),
	{
		resource: 'template',
		operation: 'create',
		parameters: () => ({ name: made, content: 'Hello {{name}}', category: 'general' }),
		keep: 'madeTemplate',
	},
	{
		resource: 'template',
		operation: 'preview',
		needs: ['madeTemplate'],
		parameters: ({ madeTemplate }) => ({ templateId: byId(madeTemplate!), variables: mapped }),
	},
	{
		resource: 'template',
		operation: 'send',
		needs: ['madeTemplate', 'session', 'phone'],
		parameters: (known) => ({
			...session(known),
			templateId: byId(known.madeTemplate!),
			to: known.phone,
			variables: mapped,
		}),
	},
	{
		resource: 'template',
		operation: 'delete',
		needs: ['madeTemplate'],
		parameters: ({ madeTemplate }) => ({ templateId: byId(madeTemplate!) }),
	},
	{
		resource: 'campaign',
		operation: 'create',
		needs: ['session', 'phone'],
		// Not started, and far ahead in case it cannot be deleted.
		parameters: (known) => ({
			...session(known),
			name: made,
			message: 'Never sent',
			type: 'scheduled',
			scheduledAt: '2099-01-01T00:00:00Z',
			recipientsMode: 'json',
			recipientsJson: JSON.stringify([{ phone: known.phone, name: 'Test' }]),
		}),
		keep: 'madeCampaign',
	},
	{
		resource: 'campaign',
		operation: 'delete',
		needs: ['madeCampaign'],
		parameters: ({ madeCampaign }) => ({ campaignId: byId(madeCampaign!) }),
	},
	{
		resource: 'webhook',
		operation: 'create',
		parameters: () => ({ url: 'https://example.com/a-test', events: ['message.received'] }),
		keep: 'madeWebhook',
	},
	{
		resource: 'webhook',
		operation: 'delete',
		needs: ['madeWebhook'],
		parameters: ({ madeWebhook }) => ({ webhookId: byId(madeWebhook!) }),
	},
];
