import type { INodeProperties, NodeHint } from 'n8n-workflow';

import { MAX_WAIT_MINUTES } from '../transport/waitDeadline';

/** Stands in the Options of every operation; transport/patience.ts reads it. */
export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Minutes)',
	name: 'maxWaitMinutes',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_WAIT_MINUTES },
	default: 5,
	description:
		'How long one item may wait while the API takes no more requests, before the node gives up',
};

/** The Options of every operation that has none of its own. */
export const rateLimitOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: {
		hide: { resource: ['apiToken'], operation: ['getQr', 'createFromItems', 'sendAndWait'] },
	},
	options: [maxWaitOption],
};

/** Not for what makes one request of all items. */
function itemByItem(condition: string): string {
	return `={{ !["createFromItems", "sendAndWait"].includes($parameter.operation) && ${condition} }}`;
}

/** Said before the node runs, for lists that the API's limits stretch. A hint's text cannot count, so it gives the rule. */
export const rateLimitHints: NodeHint[] = [
	{
		type: 'info',
		message:
			'More items than the API takes in a minute: sending them takes a minute for every 60, and the node waits by itself. For a long list, create a campaign instead: one request for all recipients.',
		displayCondition: itemByItem('$input.all().length > 60 && $input.all().length <= 1000'),
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	},
	{
		type: 'warning',
		message:
			'More items than the API takes in an hour: after 1,000 the node waits longer than Max Wait allows and stops. Create a campaign instead: one request for all recipients.',
		displayCondition: itemByItem('$input.all().length > 1000'),
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	},
];
