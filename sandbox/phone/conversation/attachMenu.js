import { openForm, openMenu } from '../page/dialog.js';
import { runAction } from '../page/notice.js';
import { chooseFile } from './attachFile.js';

function openLocationForm(sendMessage) {
	const degrees = { type: 'number', step: 'any', required: true, dir: 'ltr' };
	openForm({
		title: 'Send location',
		fields: [
			{ name: 'latitude', label: 'Latitude', value: '30.0444', min: '-90', max: '90', ...degrees },
			{
				name: 'longitude',
				label: 'Longitude',
				value: '31.2357',
				min: '-180',
				max: '180',
				...degrees,
			},
			{
				name: 'description',
				label: 'Description (optional)',
				maxlength: '1024',
				value: 'Tahrir Square',
			},
		],
		button: 'Send',
		submit: ({ latitude, longitude, description }) =>
			sendMessage({
				type: 'location',
				latitude: Number(latitude),
				longitude: Number(longitude),
				description: description.trim() || null,
			}),
	});
}

function openContactForm(sendMessage) {
	openForm({
		title: 'Send contact',
		fields: [
			{ name: 'contact_name', label: 'Name', required: true, maxlength: '255' },
			{
				name: 'contact_phone',
				label: 'Phone number',
				type: 'tel',
				dir: 'ltr',
				required: true,
				maxlength: '32',
			},
		],
		button: 'Send',
		submit: (values) => sendMessage({ type: 'contact', ...values }),
	});
}

/** A transparent WebP of one pixel. */
const STICKER = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';

function sendSticker(sendMessage) {
	return runAction(() =>
		sendMessage({ type: 'sticker', media_base64: STICKER, mime_type: 'image/webp' }),
	);
}

function openPostForm(sendMessage, title, post) {
	openForm({
		title,
		fields: [{ name: 'text', label: 'Text', required: true, maxlength: '4096' }],
		button: 'Post',
		submit: ({ text }) => sendMessage({ post, group_id: null, type: 'text', text }),
	});
}

const ATTACHMENTS = [
	{ icon: 'photo', label: 'Photo or file', hint: 'Up to 16 MB', open: chooseFile },
	{ icon: 'location', label: 'Location', hint: 'A point on the map', open: openLocationForm },
	{ icon: 'person', label: 'Contact', hint: 'A name and a phone number', open: openContactForm },
	{ icon: 'photo', label: 'Sticker', hint: 'A small picture', open: sendSticker },
	{
		icon: 'activity',
		label: 'Status post',
		hint: 'For all contacts, in no chat',
		open: (send) => openPostForm(send, 'Post a status', 'status'),
	},
	{
		icon: 'chats',
		label: 'Channel post',
		hint: 'For the followers of a channel',
		open: (send) => openPostForm(send, 'Post in a channel', 'channel'),
	},
];

/** Opens the menu of attachments. `sendMessage(content)` sends the message as the customer. */
export function openAttachMenu(sendMessage) {
	const items = ATTACHMENTS.map(({ open, ...item }) => ({ ...item, run: () => open(sendMessage) }));
	openMenu('Attach', { items });
}
