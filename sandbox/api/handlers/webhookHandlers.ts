import { successMessage, success, validationError, texts } from '../responses';
import type { ApiRequest, Handlers } from '../apiRequest';
import { createListResponse } from '../listResponse';
import { isDelivered } from '../../world/webhooks/deliveryQueue';
import { EVENTS } from '../../world/webhooks/webhookEvents';
import type { Webhook } from '../../world/records';
import { findOrFail } from './findOrFail';

function getRequestedWebhook(call: ApiRequest): Webhook {
	return findOrFail(call.world.webhooks, call, 'Webhook');
}

function announceWebhooks({ world }: ApiRequest): void {
	world.announce('webhooks', world.webhooks.all());
}

/** Any host will do: this sandbox delivers on the user's own machine. */
function validateUrl(url: string): void {
	if (!URL.canParse(url)) throw validationError({ url: ['The url field must be a valid URL.'] });
}

export const webhookHandlers: Handlers = {
	listWebhookEvents: ({ settings }) => {
		if (settings.dialect.eventList === 'map') return success(EVENTS);
		return success(Object.entries(EVENTS).map(([event, description]) => ({ event, description })));
	},

	listWebhooks: (call) => createListResponse(call, call.world.webhooks.all()),

	createWebhook: (call) => {
		const { url, events } = call.body as Pick<Webhook, 'url' | 'events'>;
		validateUrl(url);
		const now = call.world.clock.iso();
		const webhook = call.world.webhooks.add({
			url,
			events: [...new Set(events)],
			is_active: true,
			created_at: now,
			updated_at: now,
		});
		announceWebhooks(call);
		return success(webhook, texts('Webhook registered', 'تم تسجيل الويب هوك'));
	},

	updateWebhook: (call) => {
		const webhook = getRequestedWebhook(call);
		const { url, events, is_active } = call.body as Partial<Webhook>;
		if (url !== undefined) {
			validateUrl(url);
			webhook.url = url;
		}
		if (events) webhook.events = [...new Set(events)];
		if (is_active !== undefined) webhook.is_active = is_active;
		webhook.updated_at = call.world.clock.iso();
		announceWebhooks(call);
		return success(webhook, texts('Webhook updated', 'تم تحديث الويب هوك'));
	},

	deleteWebhook: (call) => {
		call.world.webhooks.delete(getRequestedWebhook(call).id);
		announceWebhooks(call);
		return successMessage(texts('Webhook deleted', 'تم حذف الويب هوك'));
	},

	testWebhook: async (call) => {
		const webhook = getRequestedWebhook(call);
		const { status } = await call.world.deliveryQueue.deliverNow(webhook, {
			event: 'webhook.test',
			session: { id: 0, name: null },
			content: { webhook_id: webhook.id, test: true },
		});
		const said = isDelivered(status)
			? texts('The test delivery arrived', 'وصلت رسالة الاختبار')
			: texts('The test delivery did not arrive', 'لم تصل رسالة الاختبار');
		return success({ delivered: isDelivered(status), status_code: status }, said);
	},
};
