import type { INodeProperties } from 'n8n-workflow';

import { id, optional } from '../parameters/values';
import { sendInBody, sendInQuery } from './fieldRouting';

type Mode = NonNullable<INodeProperties['modes']>[number];

/** Most IDs of the API are whole numbers; a contact or a group may have an ID of WhatsApp. */
function wholeNumber(thing: string): Pick<Mode, 'validation'> {
	const properties = {
		regex: '^\\s*\\d+\\s*$',
		errorMessage: `A ${thing} ID is a whole number. For an expression, switch the field to Expression.`,
	};
	return { validation: [{ type: 'regex', properties }] };
}

/** Returns the field that selects one record, from a list or by its ID. It sends nothing itself, since most paths contain the ID. */
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

export const sessionLocator: INodeProperties = {
	...locator('Session', 'sessionId', 'searchSessions', 'The WhatsApp number to use'),
	builderHint: {
		propertyHint:
			"The ID of one of the account's numbers (Session: Get Many), not a phone number. After Wavex Trigger: whatsappSessionId, not sessionId.",
	},
};

/** The session as the number `session_id`, for operations whose path does not contain it. */
export const sessionInBody: INodeProperties = {
	...sessionLocator,
	routing: sendInBody('session_id', id),
};

export const sessionInQuery: INodeProperties = {
	...sessionLocator,
	routing: sendInQuery('session_id', id),
};

/**
 * The session as an optional field of a collection. Its ID is validated when it is sent: n8n would validate the parameter of
 * this name outside of the collection, and report it twice (getParameterIssues of n8n-workflow).
 */
const optionalSession: INodeProperties = {
	...sessionLocator,
	required: false,
	modes: sessionLocator.modes?.map(({ validation: _, ...mode }) => mode),
};

export const optionalSessionInBody: INodeProperties = {
	...optionalSession,
	routing: sendInBody('session_id', optional(id)),
};

export const optionalSessionInQuery: INodeProperties = {
	...optionalSession,
	routing: sendInQuery('session_id', optional(id)),
};

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

/** The template as the number `template_id`, for operations whose path does not contain it. */
export const templateInBody: INodeProperties = {
	...templateLocator,
	routing: sendInBody('template_id', id),
};

export const contactLocator = locator(
	'Contact',
	'contactId',
	'searchContacts',
	'The contact to retrieve',
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
