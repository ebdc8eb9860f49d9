import type { INodeProperties } from 'n8n-workflow';

import { sendInBody } from '../../shared/fieldRouting';
import { integerFrom, optional } from '../../parameters/values';

export const readDelay = optional(integerFrom(0));

export const delayField: INodeProperties = {
	displayName: 'Delay (Seconds)',
	name: 'delaySeconds',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 200,
	description: 'How long to wait between two messages',
	routing: sendInBody('delay_seconds', readDelay),
};
