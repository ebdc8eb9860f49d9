import type { NodeHint } from 'n8n-workflow';

import { DEFAULT_DELAY } from './delayField';

/** In hours. A hint's text cannot calculate, so there is one for each range. */
const RANGES: Array<[from: number, to: number | undefined, text: string]> = [
	[1, 4, '1 to 4 hours'],
	[4, 12, '4 to 12 hours'],
	[12, 24, '12 to 24 hours'],
	[24, 72, '1 to 3 days'],
	[72, undefined, 'more than 3 days'],
];

/** A list of its own, or all input items; with the Delay of the field, or of the collection that held it before. */
const HOURS = `(({ operation, additionalFields, options, recipients, delaySeconds }) => operation === "create" ? (recipients?.recipient?.length ?? 0) * (additionalFields?.delaySeconds ?? delaySeconds ?? ${DEFAULT_DELAY}) : operation === "createFromItems" ? $input.all().length * (options?.delaySeconds ?? delaySeconds ?? ${DEFAULT_DELAY}) : 0)($parameter) / 3600`;

/** Shown before a campaign of more than an hour is created. */
export const durationHints: NodeHint[] = RANGES.map(([from, to = Infinity, text]) => ({
	type: 'info',
	message: `With this Delay (Seconds), sending to all recipients takes ${text}. Send Text sends 60 messages a minute, 1,000 an hour.`,
	displayCondition: `={{ $parameter.resource === "campaign" && (hours => hours > ${from} && hours <= ${to})(${HOURS}) }}`,
	whenToDisplay: 'beforeExecution',
	location: 'outputPane',
}));
