import type { INodeProperties } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import { integer, optional } from '../parameters/values';

type Mode = NonNullable<INodeProperties['modes']>[number];

/** Most IDs of the API are whole numbers; a contact's and a group's may be WhatsApp's own. */
function wholeNumber(thing: string): Pick<Mode, 'validation'> {
	const properties = {
		regex: '^\\s*\\d+\\s*$',
		errorMessage: `A ${thing} ID is a whole number`,
	};
	return { validation: [{ type: 'regex', properties }] };
}

/** The field that names one record: picked from a list, or by its ID. It sends nothing itself, since most paths name it. */
function locator(
	displayName: string,
	name: string,
	searchListMethod: string,
	description: string,
	idForm: (thing: string) => Pick<Mode, 'validation'> = wholeNumber,
): INodeProperties {
	const thing = displayName.toLowerCase();
	return {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${thing}...`,
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1',
				...idForm(thing),
			},
		],
	};
}

const anyForm = () => ({});

/** Which session (WhatsApp number) acts. Each resource shows it for its own operations. */
export const sessionLocator = locator(
	'Session',
	'sessionId',
	'searchSessions',
	'The WhatsApp number to act with',
);

/** The session as the number `session_id`, where the path does not name it. */
export function sessionIn(place: 'body' | 'query'): INodeProperties {
	const value = deferred(integer('sessionId', 'Session'));
	return { ...sessionLocator, routing: { send: { type: place, property: 'session_id', value } } };
}

/** The session inside a collection, which need not be given. */
export function optionalSessionIn(collection: string, place: 'body' | 'query'): INodeProperties {
	const parameter = `${collection}.sessionId`;
	const value = deferred(optional(parameter, integer(parameter, 'Session')));
	return {
		...sessionLocator,
		required: false,
		routing: { send: { type: place, property: 'session_id', value } },
	};
}

export const campaignLocator = locator(
	'Campaign',
	'campaignId',
	'searchCampaigns',
	'The campaign to act on',
);

export const templateLocator = locator(
	'Template',
	'templateId',
	'searchTemplates',
	'The message template to use',
);

/** The template as the number `template_id`, where the path does not name it. */
export const templateInBody: INodeProperties = {
	...templateLocator,
	routing: {
		send: {
			type: 'body',
			property: 'template_id',
			value: deferred(integer('templateId', 'Template')),
		},
	},
};

export const contactLocator = locator(
	'Contact',
	'contactId',
	'searchContacts',
	'The contact to look up',
	anyForm,
);

export const groupLocator = locator(
	'Group',
	'groupId',
	'searchGroups',
	'The WhatsApp group to act on',
	anyForm,
);

export const webhookLocator = locator(
	'Webhook',
	'webhookId',
	'searchWebhooks',
	'The registered webhook to act on',
);
