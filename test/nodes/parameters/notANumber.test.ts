import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { testInvalidInput } from '../../support/operationTests';

guardNetwork();

// What a failed calculation returns. JSON would send it as null, and a text as "NaN".
const FAILED = ['0 / 0', '1 / 0', '-1 / 0', 'Number("ten")'];

const campaign = {
	name: 'Sale',
	sessionId: byId(1),
	contentSource: 'message',
	message: 'Hello',
	recipientsMode: 'json',
};

const recipients = (fields: string) => `={{ [({ phone: "201234567890", ${fields} } )] }}`;

describe.each(FAILED)('%s', (code) => {
	testInvalidInput('campaign', {
		'a name': {
			operation: 'create',
			parameters: { ...campaign, recipientsJson: recipients(`name: ${code}`) },
			message: / is not text/,
		},
		'a variable': {
			operation: 'create',
			parameters: { ...campaign, recipientsJson: recipients(`variables: { total: ${code} }`) },
			message: /the variable 'total' is '(NaN|-?Infinity)', not text or a number/,
		},
		'a delay': {
			operation: 'create',
			parameters: {
				...campaign,
				recipientsJson: recipients('name: "Ann"'),
				additionalFields: { delaySeconds: `={{ ${code} }}` },
			},
			message: /'(NaN|-?Infinity)'/,
		},
	});

	testInvalidInput('contact', {
		'the name of a contact': {
			operation: 'import',
			parameters: { contactsMode: 'json', contactsJson: recipients(`name: ${code}`) },
			message: /the name '(NaN|-?Infinity)' is not text/,
		},
	});

	testInvalidInput('group', {
		'a text': {
			operation: 'sendMessage',
			parameters: { groupId: byId('3'), message: `={{ ${code} }}` },
			message: /The field 'Message' is '(NaN|-?Infinity)', not text/,
		},
	});
});
