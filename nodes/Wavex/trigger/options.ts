import type { INodeProperties } from 'n8n-workflow';

/** What is asked before an event starts the workflow, and how it comes out. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Ignore Duplicate Events',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: false,
			description:
				'Whether to start only once when the API delivers an event again. The last 500 events are remembered, until the workflow is unpublished.',
		},
		{
			displayName: 'Ignore Groups',
			name: 'ignoreGroups',
			type: 'boolean',
			default: false,
			description: 'Whether to leave out what happens in WhatsApp groups',
		},
		{
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwnMessages',
			type: 'boolean',
			default: true,
			description:
				'Whether to leave out received messages that your own number wrote, so that a bot does not answer itself',
		},
		{
			displayName: 'Max Age (Minutes)',
			name: 'maxAgeMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Leave out events older than this many minutes. 0 lets events of any age through.',
		},
		{
			displayName: 'Output per Event',
			name: 'outputPerEvent',
			type: 'boolean',
			default: false,
			description: 'Whether to have an output for each chosen event instead of one for all',
		},
		{
			displayName: 'Raw',
			name: 'raw',
			type: 'boolean',
			default: false,
			description: 'Whether to put out the body as the API sent it, with its headers',
		},
		{
			displayName: 'Session Names or IDs',
			name: 'sessionIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getSessions' },
			default: [],
			description:
				'Start only for events of these sessions. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	],
};
