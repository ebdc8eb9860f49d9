import { paging, sessionId, text } from './fieldSchemas';
import { refArray, object, operation, ref, type Paths } from './operation';

const tag = 'groups';

/** A group is identified by its id or its WhatsApp id (`…@g.us`). */
const id = { id: { type: 'string', pattern: '^([1-9][0-9]*|[0-9-]+@g\\.us)$' } };

export const groupPaths: Paths = {
	'/groups': {
		get: operation(tag, {
			id: 'listGroups',
			summary: 'List groups',
			query: paging,
			data: refArray('Group'),
		}),
	},
	'/groups/{id}': {
		get: operation(tag, {
			id: 'getGroup',
			summary: 'Group details with contacts',
			path: id,
			data: {
				allOf: [ref('Group'), object({ contacts: refArray('Participant') }, ['contacts'])],
			},
		}),
	},
	'/groups/{id}/participants': {
		get: operation(tag, {
			id: 'listParticipants',
			summary: 'List group participants',
			path: id,
			query: paging,
			data: refArray('Participant'),
		}),
	},
	// The API documents no body for the next two: this is our assumption.
	'/groups/{id}/message': {
		post: operation(tag, {
			id: 'sendGroupMessage',
			summary: 'Send message to group',
			path: id,
			body: object({ message: text, session_id: sessionId }, ['message']),
			data: ref('Accepted'),
		}),
	},
	'/groups/sync': {
		post: operation(tag, {
			id: 'syncGroups',
			summary: 'Sync groups from WhatsApp',
			body: object({ session_id: sessionId }),
		}),
	},
};
