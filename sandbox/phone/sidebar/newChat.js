import { currentSession } from '../data/chats.js';
import { store } from '../data/store.js';
import { go } from '../page/address.js';
import { openForm } from '../page/dialog.js';

/** Digits as WhatsApp has them: with the country's code, without what people write between them. */
function digitsOf(number) {
	const digits = number.replace(/[\s().+-]/g, '').replace(/^00/, '');
	if (/^[1-9]\d{6,14}$/.test(digits)) return digits;
	throw new Error(
		'Give the number with its country code: 7 to 15 digits, such as +20 123 456 7890.',
	);
}

function open({ number, name }) {
	const id = `${digitsOf(number)}@c.us`;
	if (name.trim()) store.names.set(id, name.trim());
	go({ session: currentSession()?.id, chat: id, activity: false });
}

export function askForNumber() {
	openForm({
		title: 'New chat',
		fields: [
			{
				name: 'number',
				label: 'Customer\u2019s number',
				type: 'tel',
				dir: 'ltr',
				required: true,
				placeholder: '+20 123 456 7890',
				hint: 'Ending in 0000: not on WhatsApp. In 0001: the phone is off. In 0002: never reads.',
			},
			{ name: 'name', label: 'Name (optional)', maxlength: '255' },
		],
		button: 'Open the chat',
		submit: open,
	});
}
