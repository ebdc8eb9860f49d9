import type { INodeProperties } from 'n8n-workflow';

import { phoneNumber, phoneNumberOrGroup } from '../parameters/values';
import { sendInBody } from './fieldRouting';

/** A person. */
export const recipientField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 201234567890',
	description:
		"Phone number of the recipient with country code, or a local number of the credential's country. Spaces, dashes and a leading + or 00 are removed.",
	builderHint: {
		propertyHint:
			"Digits with country code, as text: '201234567890'. After Wavex Trigger: expr('{{ $json.phone }}'), not sessionId.",
	},
	routing: sendInBody('to', phoneNumber),
};

/** A person or a group: the API sends media to a group only in this way. */
export const recipientOrGroupField: INodeProperties = {
	...recipientField,
	routing: sendInBody('to', phoneNumberOrGroup),
};
