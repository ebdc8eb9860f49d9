import type { INodeProperties } from 'n8n-workflow';
import { showFor } from '../../shared/fieldRouting';

import { paginationFields } from '../../shared/paginationFields';
import { contactLocator, sessionInBody, sessionInQuery } from '../../shared/locators';
import { contactCheck } from './check';
import { contactGetAll } from './getAll';
import { contactImport } from './import';

/** The table of contents: every operation of the resource with its method and path. */
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
				// In backquotes, since n8n's linter would write the name as "whats app".
				action: `Check whether number is on WhatsApp`,
				description: 'Ask WhatsApp whether a phone number has an account',
				routing: { request: { method: 'GET', url: '/contacts/{phone}/check' } },
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get contact',
				description: 'Retrieve a contact of the account',
				routing: { request: { method: 'GET', url: '/contacts/{contactId}' } },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many contacts',
				description: 'Retrieve a list of contacts, searched by name or phone if you like',
				routing: { request: { method: 'GET', url: '/contacts' } },
			},
			{
				name: 'Import',
				value: 'import',
				action: 'Import contacts',
				description: 'Add people to the contacts of the account, each with phone and name',
				routing: { request: { method: 'POST', url: '/contacts/import' } },
			},
			{
				name: 'Sync',
				value: 'sync',
				action: 'Sync contacts',
				description: "Take over the contacts that a WhatsApp number's phone holds",
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
