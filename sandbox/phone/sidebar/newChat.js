import { getCurrentSession } from '../data/chats.js';
import { navigate } from '../data/navigation.js';
import { store } from '../data/store.js';
import { openForm } from '../page/dialog.js';

/** Returns the digits of a phone number with its country code, as WhatsApp writes them. Throws if it is invalid. */
function parsePhoneNumber(text) {
	const digits = text.replace(/[\s().+-]/g, '').replace(/^00/, '');
	if (/^[1-9]\d{6,14}$/.test(digits)) return digits;
	throw new Error(
		'Enter the number with its country code: 7 to 15 digits, for example +20 123 456 7890.',
	);
}

function openChat({ number, name }) {
	const id = `${parsePhoneNumber(number)}@c.us`;
	if (name.trim()) store.newChatNames.set(id, name.trim());
	navigate({ session: getCurrentSession()?.id, chat: id, activity: false });
}

export function openNewChatForm() {
	openForm({
		title: 'New chat',
		fields: [
			{
				name: 'number',
				label: 'Customer\u2019s phone number',
				type: 'tel',
				dir: 'ltr',
				required: true,
				placeholder: '+20 123 456 7890',
				hint: 'Test numbers end in 0000 (not on WhatsApp), 0001 (phone switched off) or 0002 (never reads).',
			},
			{ name: 'name', label: 'Name (optional)', maxlength: '255' },
		],
		button: 'Open chat',
		submit: openChat,
	});
}
