import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { phoneNumber, throwInputError, formatValue } from '../parameters/values';
import { sendInBody } from './fieldRouting';

/** Returns the recipient's number. The API cannot send to a LID, WhatsApp's ID for a person whose number it hides. */
export function readRecipient(context: IExecuteSingleFunctions): string {
	const to = phoneNumber(context, 'to', 'To');
	if (!/@lid$/i.test(to)) return to;
	return throwInputError(
		context,
		`${formatValue(to)} is a LID, which contains no phone number`,
		"The API cannot send to a LID. Use the person's phone number in 'To', for example from your contacts.",
	);
}

export const recipientField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 201234567890',
	description:
		'Phone number of the recipient with country code. Spaces, dashes and a leading + or 00 are removed.',
	routing: sendInBody('to', readRecipient),
};
