import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { sendInBody } from '../../shared/fieldRouting';
import { integerFrom, isBlank, optional } from '../../parameters/values';
import { showIfStored } from './showIfStored';

/** What the API waits without a value, in seconds (its description says about 200). */
export const DEFAULT_DELAY = 200;

const LABEL = 'Delay (Seconds)';
const readSeconds = optional(integerFrom(0));

/**
 * Returns the seconds to send; undefined for what the API waits itself.
 *
 * @param collection may hold the delay in a workflow that was saved before the field existed; it comes first
 */
export function readDelay(
	context: IExecuteSingleFunctions,
	collection: 'additionalFields' | 'options',
): number | undefined {
	const { delaySeconds } = context.getNodeParameter(collection, {}) as IDataObject;
	// n8n finds no property for an option that is not stored.
	if (!isBlank(delaySeconds)) return readSeconds(context, `${collection}.delaySeconds`, LABEL);
	const seconds = readSeconds(context, 'delaySeconds', LABEL);
	return seconds === DEFAULT_DELAY ? undefined : seconds;
}

const routing = sendInBody('delay_seconds', (context) => readDelay(context, 'additionalFields'));

export const delayField: INodeProperties = {
	displayName: LABEL,
	name: 'delaySeconds',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: DEFAULT_DELAY,
	description:
		'How long to wait between two messages. With 200 seconds, 300 recipients take about 16 h 40 min. A shorter delay is faster, but WhatsApp may block numbers that send many messages quickly.',
	routing,
};

/** The same in a collection, for workflows that were saved before the field existed. */
export function createStoredDelay(collection: 'additionalFields' | 'options'): INodeProperties {
	return {
		...delayField,
		...showIfStored(`${collection}.delaySeconds`),
		description: "Used instead of the field 'Delay (Seconds)'. Remove it to use the field.",
	};
}
