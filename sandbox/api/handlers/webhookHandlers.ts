import { successMessage, success, validationError, localized } from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
import { createListResponse } from '../listResponse';
import { parseUrl } from '../parseUrl';
import { isDelivered } from '../../world/webhooks/deliveryQueue';
import { EVENTS } from '../../world/webhooks/webhookEvents';
import type { Webhook } from '../../world/recordTypes';
import { findOrFail } from './findOrFail';

function getRequestedWebhook(request: ApiRequest): Webhook {
	return findOrFail(request.world.webhooks, request, 'Webhook');
}

function announceWebhooks({ world }: ApiRequest): void {
	world.announce('webhooks', world.webhooks.all());
}

/** Accepts any host, because the sandbox delivers on the user's own machine. */
function validateUrl(url: string): void {
	if (!parseUrl(url)) throw validationError({ url: ['The url field must be a valid URL.'] });
}

export const webhookHandlers: Handlers = {
	listWebhookEvents: ({ settings }) => {
		if (settings.dialect.eventList === 'map') return success(EVENTS);
		return success(Object.entries(EVENTS).map(([event, description]) => ({ event, description })));
	},

	listWebhooks: (request) => createListResponse(request, request.world.webhooks.all()),

	createWebhook: (request) => {
		const { url, events } = request.body as Pick<Webhook, 'url' | 'events'>;
		validateUrl(url);
		const now = request.world.clock.iso();
		const webhook = request.world.webhooks.add({
			url,
			events: [...new Set(events)],
			is_active: true,
			created_at: now,
			updated_at: now,
		});
		announceWebhooks(request);
		return success(webhook, localized('Webhook registered', 'تم تسجيل الويب هوك'));
	},

	updateWebhook: (request) => {
		const webhook = getRequestedWebhook(request);
		const { url, events, is_active } = request.body as Partial<Webhook>;
		if (url !== undefined) {
			validateUrl(url);
			webhook.url = url;
		}
		if (events) webhook.events = [...new Set(events)];
		if (is_active !== undefined) webhook.is_active = is_active;
		webhook.updated_at = request.world.clock.iso();
		announceWebhooks(request);
		return success(webhook, localized('Webhook updated', 'تم تحديث الويب هوك'));
	},

	deleteWebhook: (request) => {
		request.world.webhooks.delete(getRequestedWebhook(request).id);
		announceWebhooks(request);
		return successMessage(localized('Webhook deleted', 'تم حذف الويب هوك'));
	},

	testWebhook: async (request) => {
		const webhook = getRequestedWebhook(request);
		const { status } = await request.world.deliveryQueue.deliverNow(webhook, {
			event: 'webhook.test',
			session: { id: 0, name: null },
			content: { webhook_id: webhook.id, test: true },
		});
		const text = isDelivered(status)
			? localized('The test delivery arrived', 'وصلت رسالة الاختبار')
			: localized('The test delivery did not arrive', 'لم تصل رسالة الاختبار');
		return success({ delivered: isDelivered(status), status_code: status }, text);
	},
};
