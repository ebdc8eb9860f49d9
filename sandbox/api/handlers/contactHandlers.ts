import { successMessage, success, localized } from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
import { createListResponse } from '../listResponse';
import { syncContacts } from '../../world/syncFromPhone';
import { toContactRecord, isOnWhatsApp } from '../../world/apiRecords';
import { requireConnected, findOrFail, findSession } from './findOrFail';

function filterContacts({ world, query }: ApiRequest) {
	const search = String(query.search ?? '').toLowerCase();
	return world.contacts
		.all()
		.filter((contact) => !query.session_id || contact.session_id === query.session_id)
		.filter(({ name, phone }) => `${name ?? ''} ${phone}`.toLowerCase().includes(search));
}

export const contactHandlers: Handlers = {
	listContacts: (request) =>
		createListResponse(request, filterContacts(request).map(toContactRecord)),

	getContact: (request) =>
		success(toContactRecord(findOrFail(request.world.contacts, request, 'Contact'))),

	syncContacts: ({ world, body }) => {
		const { session_id } = body as { session_id: number };
		syncContacts(world, requireConnected(findSession(world, session_id)));
		return successMessage(localized('Contacts sync started', 'بدأت مزامنة جهات الاتصال'));
	},

	importContacts: ({ world, body }) => {
		const { contacts } = body as { contacts: { phone: string; name?: string | null }[] };
		const known = new Map(world.contacts.all().map((contact) => [contact.phone, contact]));
		const now = world.clock.iso();
		let imported = 0;
		for (const { phone, name = null } of contacts) {
			const existing = known.get(phone);
			if (existing) {
				Object.assign(existing, { name: name ?? existing.name, updated_at: now });
				continue;
			}
			const fields = { session_id: null, phone, name, created_at: now, updated_at: now };
			known.set(phone, world.contacts.add(fields));
			imported += 1;
		}
		const text = localized('Contacts imported', 'تم استيراد جهات الاتصال');
		return success({ imported, updated: contacts.length - imported }, text);
	},

	checkContact: ({ world, params, query }) => {
		requireConnected(findSession(world, query.session_id));
		const phone = String(params.phone);
		const exists = isOnWhatsApp(phone);
		return success({ phone, exists, whatsapp_id: exists ? `${phone}@c.us` : null });
	},
};
