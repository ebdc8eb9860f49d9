import type { NodeHint } from 'n8n-workflow';

import { DEFAULT_DELAY } from './delayField';

/** In hours. A hint's text cannot calculate, so there is one for each range. */
const LIMITS = [1, 2, 4, 8, 12, 18, 24, 48, 96, Infinity];

const RECIPIENTS =
	'($parameter.operation === "create" ? $parameter.recipients?.recipient?.length ?? 0 : $input.all().length)';
const DELAY = `(($parameter.operation === "create" ? $parameter.additionalFields : $parameter.options)?.delaySeconds ?? $parameter.delaySeconds ?? ${DEFAULT_DELAY})`;
const HOURS = `${RECIPIENTS} * ${DELAY} / 3600`;

/** Shown before a campaign of more than an hour is created. */
export const durationHints: NodeHint[] = LIMITS.slice(0, -1).map((from, index) => {
	const to = LIMITS[index + 1];
	const range = to === Infinity ? `more than ${from}` : `${from} to ${to}`;
	return {
		type: 'info',
		message: `With this Delay (Seconds), sending to all recipients takes ${range} hours. Send Text sends up to 60 messages a minute, 1,000 an hour, while the workflow waits.`,
		displayCondition: `={{ $parameter.resource === "campaign" && ["create", "createFromItems"].includes($parameter.operation) && ${HOURS} > ${from}${to === Infinity ? '' : ` && ${HOURS} <= ${to}`} }}`,
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	};
});
