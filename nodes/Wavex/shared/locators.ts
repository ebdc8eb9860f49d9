import type { INodeProperties } from 'n8n-workflow';

import { late } from '../transport/late';
import { integer, optional } from './values';

const session: INodeProperties = {
	displayName: 'Session',
	name: 'sessionId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The WhatsApp number to act with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a session...',
			typeOptions: { searchListMethod: 'searchSessions', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'A session ID is a whole number' },
				},
			],
		},
	],
};

/** Which session (WhatsApp number) acts. Each resource shows it for its own operations; where the path names it, it sends nothing itself. */
export const sessionLocator: INodeProperties = { ...session, required: true };

/** The session as the number `session_id`, where the path does not name it. */
export function sessionIn(place: 'body' | 'query'): INodeProperties {
	const value = late(integer('sessionId', 'Session'));
	return { ...sessionLocator, routing: { send: { type: place, property: 'session_id', value } } };
}

/** The session inside a collection, which need not be given. */
export function optionalSessionIn(collection: string, place: 'body' | 'query'): INodeProperties {
	const parameter = `${collection}.sessionId`;
	const value = late(optional(parameter, integer(parameter, 'Session')));
	return { ...session, routing: { send: { type: place, property: 'session_id', value } } };
}

export const contactLocator: INodeProperties = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The contact to look up',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a contact...',
			typeOptions: { searchListMethod: 'searchContacts', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
	],
};

export const groupLocator: INodeProperties = {
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The WhatsApp group to act on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a group...',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
	],
};
