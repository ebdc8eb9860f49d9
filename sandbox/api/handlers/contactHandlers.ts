import { done, ok, texts } from '../responses';
import type { Call, Handlers } from '../apiRequest';
import { list } from '../listResponse';
import { syncContacts } from '../../world/sync';
import { contactRecord, isOnWhatsApp } from '../../world/apiRecords';
import { connected, named, sessionById } from './findOrFail';

function found({ world, query }: Call) {
	const search = String(query.search ?? '').toLowerCase();
	return world.contacts
		.all()
		.filter((contact) => !query.session_id || contact.session_id === query.session_id)
		.filter(({ name, phone }) => `${name ?? ''} ${phone}`.toLowerCase().includes(search));
}

export const contactHandlers: Handlers = {
	listContacts: (call) => list(call, found(call).map(contactRecord)),

	getContact: (call) => ok(contactRecord(named(call.world.contacts, call, 'Contact'))),

	syncContacts: ({ world, body }) => {
		const { session_id } = body as { session_id: number };
		syncContacts(world, connected(sessionById(world, session_id)));
		return done(texts('Contacts sync started', 'بدأت مزامنة جهات الاتصال'));
	},

	importContacts: ({ world, body }) => {
		const { contacts } = body as { contacts: { phone: string; name?: string | null }[] };
		const known = new Map(world.contacts.all().map((contact) => [contact.phone, contact]));
		const now = world.clock.iso();
		let imported = 0;
		for (const { phone, name = null } of contacts) {
			const before = known.get(phone);
			if (before) {
				Object.assign(before, { name: name ?? before.name, updated_at: now });
				continue;
			}
			const fields = { session_id: null, phone, name, created_at: now, updated_at: now };
			known.set(phone, world.contacts.add(fields));
			imported += 1;
		}
		const said = texts('Contacts imported', 'تم استيراد جهات الاتصال');
		return ok({ imported, updated: contacts.length - imported }, said);
	},

	checkContact: ({ world, params, query }) => {
		connected(sessionById(world, query.session_id));
		const phone = String(params.phone);
		const exists = isOnWhatsApp(phone);
		return ok({ phone, exists, whatsapp_id: exists ? `${phone}@c.us` : null });
	},
};
