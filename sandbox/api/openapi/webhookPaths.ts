import { EVENTS } from '../../world/webhooks/webhookEvents';
import { paging, url } from './fieldSchemas';
import {
	idParameter,
	refArray,
	object,
	operation,
	ref,
	type Paths,
	type Schema,
} from './operation';

const tag = 'webhooks';

const events: Schema = { type: 'array', minItems: 1, items: { enum: Object.keys(EVENTS) } };

export const webhookPaths: Paths = {
	'/webhooks/events': {
		get: operation(tag, {
			id: 'listWebhookEvents',
			summary: 'List available webhook events',
			// An array of {event, description} or an object of descriptions by event: the dialect eventList.
			data: {
				type: ['array', 'object'],
				items: object({ event: { type: 'string' }, description: { type: 'string' } }, [
					'event',
					'description',
				]),
				additionalProperties: { type: 'string' },
			},
		}),
	},
	'/webhooks': {
		get: operation(tag, {
			id: 'listWebhooks',
			summary: 'List registered webhooks',
			query: paging,
			data: refArray('Webhook'),
		}),
		post: operation(tag, {
			id: 'createWebhook',
			summary: 'Register webhook',
			body: object({ url, events }, ['url', 'events']),
			data: ref('Webhook'),
			status: 201,
		}),
	},
	'/webhooks/{id}': {
		put: operation(tag, {
			id: 'updateWebhook',
			summary: 'Update webhook',
			path: idParameter,
			body: object({ url, events, is_active: { type: 'boolean' } }),
			data: ref('Webhook'),
		}),
		delete: operation(tag, { id: 'deleteWebhook', summary: 'Delete webhook', path: idParameter }),
	},
	'/webhooks/{id}/test': {
		post: operation(tag, {
			id: 'testWebhook',
			summary: 'Test webhook delivery',
			path: idParameter,
			data: object({ delivered: { type: 'boolean' }, status_code: { type: ['integer', 'null'] } }, [
				'delivered',
				'status_code',
			]),
		}),
	},
};
