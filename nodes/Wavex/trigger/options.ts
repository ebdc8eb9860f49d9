import type { INodeProperties } from 'n8n-workflow';

/** The conditions for an event to start the workflow, and the form of its output. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Download Files',
			name: 'downloadFiles',
			type: 'boolean',
			default: false,
			description:
				'Whether to download a file that a message only links to, up to 16 MB within 15 seconds. If that fails, the item has no file, and media.error says why.',
		},
		{
			displayName: 'Ignore Duplicate Events',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: false,
			description:
				'Whether to start the workflow only once when the API delivers an event repeatedly. The last 500 events are remembered until the workflow is unpublished.',
		},
		{
			displayName: 'Ignore Groups',
			name: 'ignoreGroups',
			type: 'boolean',
			default: false,
			description: 'Whether to ignore messages in WhatsApp groups',
		},
		{
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwnMessages',
			type: 'boolean',
			default: true,
			description:
				'Whether to ignore received messages that your own number sent, so that a bot does not reply to itself',
		},
		{
			displayName: 'Max Age (Minutes)',
			name: 'maxAgeMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Ignore events older than this many minutes. Set to 0 for no limit.',
		},
		{
			displayName: 'Output per Event',
			name: 'outputPerEvent',
			type: 'boolean',
			default: false,
			description: 'Whether to have one output for each selected event instead of one for all',
		},
		{
			displayName: 'Raw',
			name: 'raw',
			type: 'boolean',
			default: false,
			description: 'Whether to return the body as the API sent it, with its headers',
		},
		{
			displayName: 'Session Names or IDs',
			name: 'sessionIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getSessions' },
			default: [],
			description:
				'Start the workflow only for events of these sessions. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
};
