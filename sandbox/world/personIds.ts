import type { Dialect } from '../api/dialects';
import type { Session } from './recordTypes';

/** More digits than this are never a phone number, but a LID whose suffix is gone. */
const MAX_PHONE_DIGITS = 15;

/** Returns the WhatsApp ID of a phone number, of the bare digits of a LID, or the ID itself. */
export function toWhatsAppId(phoneOrId: string): string {
	if (phoneOrId.includes('@')) return phoneOrId;
	return `${phoneOrId}@${phoneOrId.length > MAX_PHONE_DIGITS ? 'lid' : 'c.us'}`;
}

/** Returns the LID under which WhatsApp knows the number of a session: 16 digits that are no phone number. */
export function createOwnLid({ id }: Session): string {
	return `17${String(id).padStart(14, '0')}@lid`;
}

/** Returns how a message names the number of its session. */
export function getOwnId(session: Session, { ownId }: Dialect): string {
	if (ownId === 'phone') return session.phone ?? '';
	const lid = createOwnLid(session);
	return ownId === 'lid' ? lid : lid.split('@')[0];
}

/** Returns how a message names its customer; groups and posts keep their IDs. */
export function getCustomerId(id: string, { customerId }: Dialect): string {
	return customerId === 'digits' ? id.replace(/@(?:c\.us|lid|s\.whatsapp\.net)$/, '') : id;
}
