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
			default: true,
			description:
				'Whether to download a file that a message only links to, up to 16 MB within 15 seconds. If that fails, the item has no file, and media.error says why.',
		},
		{
			displayName: 'Except From',
			name: 'exceptFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. +20 123 456 7890, +44 7700 900199',
			description: 'Ignore messages from these numbers or WhatsApp IDs, separated by commas',
		},
		{
			displayName: 'Ignore Duplicate Events',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description:
				'Whether to start the workflow only once when the API delivers an event repeatedly. The last 500 events are remembered, also after n8n was restarted.',
		},
		{
			displayName: 'Ignore Groups',
			name: 'ignoreGroups',
			type: 'boolean',
			default: true,
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
			displayName: 'Include Status and Channels',
			name: 'includeStatusAndChannels',
			type: 'boolean',
			default: true,
			description:
				'Whether to start the workflow also for status posts, channels and broadcast lists',
		},
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			default: '',
			placeholder: 'e.g. order, where is my parcel',
			description:
				'Start the workflow only for messages that contain any of these words or phrases, separated by commas. Case, accents, Arabic vowel signs and variants of letters do not matter.',
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
			displayName: 'Message Types',
			name: 'messageTypes',
			type: 'multiOptions',
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'Call', value: 'call' },
				{ name: 'Contact', value: 'contact' },
				{ name: 'Document', value: 'document' },
				{ name: 'Edit', value: 'edit' },
				{ name: 'Image', value: 'image' },
				{ name: 'Location', value: 'location' },
				{ name: 'Poll', value: 'poll' },
				{ name: 'Reaction', value: 'reaction' },
				{ name: 'Revoke', value: 'revoke', description: 'A message was deleted for everyone' },
				{ name: 'Sticker', value: 'sticker' },
				{ name: 'System', value: 'system', description: 'A notice of WhatsApp' },
				{ name: 'Text', value: 'text' },
				{ name: 'Unknown', value: 'unknown', description: 'The API did not say which type it is' },
				{ name: 'Video', value: 'video' },
				{ name: 'Voice', value: 'voice', description: 'A recorded voice message' },
			],
			default: [
				'text',
				'image',
				'video',
				'audio',
				'voice',
				'document',
				'sticker',
				'location',
				'contact',
				'poll',
				'unknown',
			],
			description:
				'The types of messages that start the workflow. Without this option, all do except calls, edits, reactions, revocations and system messages.',
		},
		{
			displayName: 'Only From',
			name: 'onlyFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. +20 123 456 7890, +44 7700 900199',
			description:
				'Start the workflow only for messages from these numbers or WhatsApp IDs, separated by commas',
		},
		{
			displayName: 'Output per Event',
			name: 'outputPerEvent',
			type: 'boolean',
			default: true,
			description: 'Whether to have one output for each selected event instead of one for all',
		},
		{
			displayName: 'Raw',
			name: 'raw',
			type: 'boolean',
			default: true,
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
