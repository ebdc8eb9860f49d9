import type { INodeProperties } from 'n8n-workflow';

import { deferred } from '../parameters/deferred';
import type { ValueResolver } from '../parameters/deferred';
import { phoneNumber, throwInputError, formatValue } from '../parameters/values';

/** The API sends to numbers, and never to a LID: WhatsApp's ID for somebody whose number it does not tell. */
export const recipient: ValueResolver = async (context) => {
	const to = await phoneNumber('to', 'To')(context);
	if (!/@lid$/i.test(String(to))) return to;
	return throwInputError(
		context,
		`${formatValue(to)} is a LID, which holds no phone number`,
		"The API cannot send to a LID. Take the person's phone number for 'To', e.g. from your contacts.",
	);
};

/** The recipient's number, for the request of an operation that has this field. */
export const recipientNumber = deferred(recipient);

/**
 * Whom to send to. The engine evaluates a parameter twice for each declaration of its name, shown or not, and twice more
 * for its routing: so it is declared once for all operations, and these name it in their request.
 */
export const recipientField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 201234567890',
	description:
		'Phone number of the recipient with country code. Blanks, dashes and a leading + or 00 are taken away.',
};
