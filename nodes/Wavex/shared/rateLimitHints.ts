import type { INodeProperties, NodeHint } from 'n8n-workflow';

import { MAX_WAIT_MINUTES } from '../transport/maxWaitDeadline';

/** In the Options of every operation; transport/maxWaitDeadline.ts reads it. */
export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Minutes)',
	name: 'maxWaitMinutes',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MAX_WAIT_MINUTES },
	default: 5,
	description:
		'How long one item may wait while the rate limit of the API is reached, before it fails',
};

/** The Options of every operation without options of its own. */
export const rateLimitOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: {
		hide: {
			resource: ['apiToken'],
			operation: ['createFromItems', 'downloadMedia', 'getQr', 'import', 'sendAndWait', 'sendText'],
		},
	},
	options: [maxWaitOption],
};

/** Leaves out the operations that send one request for all items. */
function createCondition(condition: string): string {
	return `={{ !["createFromItems", "sendAndWait"].includes($parameter.operation) && ${condition} }}`;
}

/** Shown before the node runs, for lists that exceed the API's limits. A hint's text cannot count items, so it states the rule. */
export const rateLimitHints: NodeHint[] = [
	{
		type: 'info',
		message:
			'There are more items than the API accepts in one minute. Sending takes one minute for every 60 items; the node waits automatically. A campaign needs one request for all recipients and no waiting, but by default sends one message every 200 seconds: set its Delay.',
		displayCondition: createCondition('$input.all().length > 60 && $input.all().length <= 1000'),
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	},
	{
		type: 'warning',
		message:
			'There are more items than the API accepts in one hour. After 1,000 items the node must wait longer than Max Wait allows and stops. Send the list in parts, increase Max Wait, or create a campaign: one request for all recipients, and one message every 200 seconds unless you set its Delay.',
		displayCondition: createCondition('$input.all().length > 1000'),
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	},
];
