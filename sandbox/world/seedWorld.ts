import type { Participant } from './recordTypes';
import type { World } from './world';

const CUSTOMERS = [
	{ phone: '201234567890', name: 'Ahmed Hassan' },
	{ phone: '201112223334', name: 'Mona Ali' },
	{ phone: '971501234567', name: 'Omar Khalid' },
	{ phone: '966512345678', name: 'Sara Nasser' },
];

/** Contacts that the first sync adds. */
export const SYNCED_CUSTOMERS = [
	{ phone: '201005556667', name: 'Youssef Adel' },
	{ phone: '447700900123', name: 'Emma Clarke' },
];

/** The group that the first sync adds. */
export const SYNCED_GROUP = { group_id: '120363045678901234@g.us', name: 'Neighbourhood' };

export function createParticipant(
	phone: string,
	name: string | null,
	is_admin = false,
): Participant {
	return { whatsapp_id: `${phone}@c.us`, phone, name, is_admin };
}

const GROUPS = [
	{ group_id: '120363012345678901@g.us', name: 'Regular customers' },
	{ group_id: '120363098765432109@g.us', name: 'Delivery team' },
];

/** Adds the initial records, so that a demo has something to show. */
export function seedWorld(world: World): void {
	const now = world.clock.iso();
	const timestamps = { created_at: now, updated_at: now };
	const shop = world.sessions.add({
		name: 'Shop',
		status: 'connected',
		connection_method: 'qr',
		phone: '201000000001',
		pushname: 'Shop',
		profile_pic: true,
		last_connected_at: now,
		created_at: now,
		qr: null,
		pairing_code: null,
		silent_since: null,
	});
	for (const customer of CUSTOMERS) {
		world.contacts.add({ session_id: shop.id, ...customer, ...timestamps });
	}
	const shopkeeper = createParticipant('201000000001', 'Shop', true);
	// One member has only a hidden id, as in large WhatsApp groups.
	const hidden = { whatsapp_id: '98765432101234@lid', phone: null, name: null, is_admin: false };
	for (const group of GROUPS) {
		const customers = CUSTOMERS.slice(0, 3).map(({ phone, name }) =>
			createParticipant(phone, name),
		);
		const participants = [shopkeeper, ...customers, hidden];
		world.groups.add({ session_id: shop.id, ...group, participants, created_at: now });
	}
	const noMedia = { media_url: null, media_type: null, media_filename: null };
	world.templates.add({
		name: 'Welcome',
		content: 'Hello {{name}}, welcome to {{shop}}!',
		category: 'general',
		...noMedia,
		...timestamps,
	});
	world.templates.add({
		name: 'Order shipped',
		content: 'Dear {{name}}, your order {{order}} is on its way and arrives on {{day}}.',
		category: 'transactional',
		...noMedia,
		...timestamps,
	});
}
