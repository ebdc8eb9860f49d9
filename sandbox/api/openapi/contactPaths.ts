import { nullable, paging, phone, sessionId } from './fieldSchemas';
import {
	idParameter,
	refArray,
	object,
	operation,
	ref,
	type Paths,
	type Schema,
} from './operation';

const tag = 'contacts';
const int: Schema = { type: 'integer' };

const newContact = object({ phone, name: nullable({ type: 'string', maxLength: 255 }) }, ['phone']);

export const contactPaths: Paths = {
	'/contacts': {
		get: operation(tag, {
			id: 'listContacts',
			summary: 'List contacts',
			query: { ...paging, search: { type: 'string' }, session_id: sessionId },
			data: refArray('Contact'),
		}),
	},
	'/contacts/{id}': {
		get: operation(tag, {
			id: 'getContact',
			summary: 'Contact details',
			path: idParameter,
			data: ref('Contact'),
		}),
	},
	'/contacts/sync': {
		post: operation(tag, {
			id: 'syncContacts',
			summary: 'Sync from WhatsApp',
			body: object({ session_id: sessionId }, ['session_id']),
		}),
	},
	'/contacts/import': {
		post: operation(tag, {
			id: 'importContacts',
			summary: 'Import contacts',
			body: object({ contacts: { type: 'array', minItems: 1, items: newContact } }, ['contacts']),
			data: object({ imported: int, updated: int }, ['imported', 'updated']),
		}),
	},
	'/contacts/{phone}/check': {
		get: operation(tag, {
			id: 'checkContact',
			summary: 'Check if number is on WhatsApp',
			path: { phone },
			query: { session_id: sessionId },
			queryRequired: ['session_id'],
			data: object(
				{
					phone: { type: 'string' },
					exists: { type: 'boolean' },
					whatsapp_id: { type: ['string', 'null'] },
				},
				['phone', 'exists', 'whatsapp_id'],
			),
		}),
	},
};
