import type { Session } from './recordTypes';
import { SYNCED_CUSTOMERS, SYNCED_GROUP, createParticipant } from './seedWorld';
import type { World } from './world';

/** World milliseconds between the request and the new records. */
const SYNC_MS = 2_000;

export function syncContacts(world: World, session: Session): void {
	world.clock.schedule(SYNC_MS, () => {
		const now = world.clock.iso();
		const known = new Set(world.contacts.all().map((contact) => contact.phone));
		for (const customer of SYNCED_CUSTOMERS.filter(({ phone }) => !known.has(phone))) {
			world.contacts.add({
				session_id: session.id,
				...customer,
				created_at: now,
				updated_at: now,
			});
		}
		world.announce('synced', { session_id: session.id, what: 'contacts' });
	});
}

export function syncGroups(world: World, session: Session): void {
	world.clock.schedule(SYNC_MS, () => {
		if (!world.groups.find((group) => group.group_id === SYNCED_GROUP.group_id)) {
			const shop = createParticipant(session.phone ?? '', session.pushname);
			const others = SYNCED_CUSTOMERS.map(({ phone, name }) =>
				createParticipant(phone, name, true),
			);
			world.groups.add({
				session_id: session.id,
				...SYNCED_GROUP,
				participants: [shop, ...others],
				created_at: world.clock.iso(),
			});
		}
		world.announce('synced', { session_id: session.id, what: 'groups' });
	});
}
