import { getCurrentSession } from '../data/chats.js';
import { navigate } from '../data/navigation.js';
import { store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { openForm } from '../page/dialog.js';

/** Returns the text with Arabic and Persian digits as 0 to 9. */
function readDigits(text) {
	return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
}

/** Returns the digits of a phone number with its country code, as WhatsApp writes them. Throws if it is invalid. */
function parsePhoneNumber(text) {
	const digits = readDigits(text)
		.replace(/[\s().+\p{Cf}-]/gu, '')
		.replace(/^00/, '');
	if (/^[1-9]\d{6,14}$/.test(digits)) return digits;
	throw new Error(
		translate(
			'Enter the number with its country code: 7 to 15 digits, for example +20 123 456 7890.',
		),
	);
}

function openChat({ number, name }) {
	const id = `${parsePhoneNumber(number)}@c.us`;
	if (name.trim()) store.newChatNames.set(id, name.trim());
	navigate({ session: getCurrentSession()?.id, chat: id, activity: false });
}

export function openNewChatForm() {
	openForm({
		title: translate('New chat'),
		fields: [
			{
				name: 'number',
				label: translate('Customer\u2019s phone number'),
				type: 'tel',
				dir: 'ltr',
				required: true,
				placeholder: '+20 123 456 7890',
				hint: translate(
					'Test numbers end in 0000 (not on WhatsApp), 0001 (phone switched off) or 0002 (never reads).',
				),
			},
			{ name: 'name', label: translate('Name (optional)'), maxlength: '255' },
		],
		button: translate('Open chat'),
		submit: openChat,
	});
}
