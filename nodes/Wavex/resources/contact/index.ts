import type { INodeProperties } from 'n8n-workflow';

import { paginationFields } from '../../shared/paginationFields';
import { contactLocator, sessionInBody, sessionInQuery } from '../../shared/locators';
import { showFor } from '../../shared/fieldRouting';
import { contactCheck } from './check';
import { contactGetAll } from './getAll';
import { contactImport } from './import';

/** Every operation of the resource with its method and path. */
export const contact: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['contact'] } },
		options: [
			{
				name: 'Check Number',
				value: 'check',
				// In backquotes, because n8n's linter would change the name to "whats app".
				action: `Check whether number is on WhatsApp`,
				description: 'Check whether a phone number has a WhatsApp account',
				routing: { request: { method: 'GET', url: '/contacts/{phone}/check' } },
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get contact',
				description: 'Retrieve a contact',
				routing: { request: { method: 'GET', url: '/contacts/{contactId}' } },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many contacts',
				description: 'Retrieve a list of contacts, optionally filtered by name or phone number',
				routing: { request: { method: 'GET', url: '/contacts' } },
			},
			{
				name: 'Import',
				value: 'import',
				action: 'Import contacts',
				description: 'Add contacts to the account, each with a phone number and a name',
				routing: { request: { method: 'POST', url: '/contacts/import' } },
			},
			{
				name: 'Sync',
				value: 'sync',
				action: 'Sync contacts',
				description: 'Import the contacts stored on the linked phone',
				routing: { request: { method: 'POST', url: '/contacts/sync' } },
			},
		],
		default: 'getAll',
	},
	...showFor('contact', ['get'], [contactLocator]),
	...showFor('contact', ['check'], [sessionInQuery]),
	...showFor('contact', ['sync'], [sessionInBody]),
	...contactCheck,
	...contactImport,
	...showFor('contact', ['getAll'], paginationFields),
	...contactGetAll,
];
