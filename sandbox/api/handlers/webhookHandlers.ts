import { done, ok, refused, texts } from '../responses';
import type { Call, Handlers } from '../apiRequest';
import { list } from '../listResponse';
import { arrived } from '../../world/webhooks/deliveryQueue';
import { EVENTS } from '../../world/webhooks/webhookEvents';
import type { Webhook } from '../../world/records';
import { named } from './findOrFail';

function asked(call: Call): Webhook {
	return named(call.world.webhooks, call, 'Webhook');
}

function announce({ world }: Call): void {
	world.announce('webhooks', world.webhooks.all());
}

/** Any host will do: this sandbox delivers on the user's own machine. */
function checkUrl(url: string): void {
	if (!URL.canParse(url)) throw refused({ url: ['The url field must be a valid URL.'] });
}

export const webhookHandlers: Handlers = {
	listWebhookEvents: ({ settings }) => {
		if (settings.dialect.eventList === 'map') return ok(EVENTS);
		return ok(Object.entries(EVENTS).map(([event, description]) => ({ event, description })));
	},

	listWebhooks: (call) => list(call, call.world.webhooks.all()),

	createWebhook: (call) => {
		const { url, events } = call.body as Pick<Webhook, 'url' | 'events'>;
		checkUrl(url);
		const now = call.world.clock.iso();
		const webhook = call.world.webhooks.add({
			url,
			events: [...new Set(events)],
			is_active: true,
			created_at: now,
			updated_at: now,
		});
		announce(call);
		return ok(webhook, texts('Webhook registered', 'تم تسجيل الويب هوك'));
	},

	updateWebhook: (call) => {
		const webhook = asked(call);
		const { url, events, is_active } = call.body as Partial<Webhook>;
		if (url !== undefined) {
			checkUrl(url);
			webhook.url = url;
		}
		if (events) webhook.events = [...new Set(events)];
		if (is_active !== undefined) webhook.is_active = is_active;
		webhook.updated_at = call.world.clock.iso();
		announce(call);
		return ok(webhook, texts('Webhook updated', 'تم تحديث الويب هوك'));
	},

	deleteWebhook: (call) => {
		call.world.webhooks.delete(asked(call).id);
		announce(call);
		return done(texts('Webhook deleted', 'تم حذف الويب هوك'));
	},

	testWebhook: async (call) => {
		const webhook = asked(call);
		const { status } = await call.world.deliveries.once(webhook, {
			event: 'webhook.test',
			session: { id: 0, name: null },
			content: { webhook_id: webhook.id, test: true },
		});
		const said = arrived(status)
			? texts('The test delivery arrived', 'وصلت رسالة الاختبار')
			: texts('The test delivery did not arrive', 'لم تصل رسالة الاختبار');
		return ok({ delivered: arrived(status), status_code: status }, said);
	},
};
