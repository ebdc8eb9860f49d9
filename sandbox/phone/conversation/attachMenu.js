import { translate } from '../language/translate.js';
import { openForm, openMenu } from '../page/dialog.js';
import { createElement } from '../page/elements.js';
import { runAction } from '../page/notice.js';
import { chooseFile } from './attachFile.js';

function openLocationForm(sendMessage) {
	const degrees = { type: 'number', step: 'any', required: true, dir: 'ltr' };
	openForm({
		title: translate('Send location'),
		fields: [
			{
				name: 'latitude',
				label: translate('Latitude'),
				value: '30.0444',
				min: '-90',
				max: '90',
				...degrees,
			},
			{
				name: 'longitude',
				label: translate('Longitude'),
				value: '31.2357',
				min: '-180',
				max: '180',
				...degrees,
			},
			{
				name: 'description',
				label: translate('Description (optional)'),
				maxlength: '1024',
				value: translate('Tahrir Square'),
			},
		],
		button: translate('Send'),
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
		title: translate('Send contact'),
		fields: [
			{ name: 'contact_name', label: translate('Name'), required: true, maxlength: '255' },
			{
				name: 'contact_phone',
				label: translate('Phone number'),
				type: 'tel',
				dir: 'ltr',
				required: true,
				maxlength: '32',
			},
		],
		button: translate('Send'),
		submit: (values) => sendMessage({ type: 'contact', ...values }),
	});
}

const STICKER_SIZE = 192;

/** Draws a smiling face, as a data URI of WebP where the browser writes it. */
function drawSticker() {
	const canvas = createElement('canvas', { width: STICKER_SIZE, height: STICKER_SIZE });
	const context = canvas.getContext('2d');
	const arc = (x, y, radius, from = 0, to = 2 * Math.PI) => {
		context.beginPath();
		context.arc(x * STICKER_SIZE, y * STICKER_SIZE, radius * STICKER_SIZE, from, to);
	};
	context.fillStyle = '#ffc93c';
	arc(0.5, 0.5, 0.46);
	context.fill();
	context.fillStyle = context.strokeStyle = '#5b3a00';
	for (const x of [0.34, 0.66]) {
		arc(x, 0.4, 0.06);
		context.fill();
	}
	context.lineWidth = STICKER_SIZE / 20;
	arc(0.5, 0.52, 0.24, 0.15 * Math.PI, 0.85 * Math.PI);
	context.stroke();
	return canvas.toDataURL('image/webp');
}

function sendSticker(sendMessage) {
	const [start, media_base64] = drawSticker().split(';base64,');
	const mime_type = start.replace('data:', '');
	return runAction(() => sendMessage({ type: 'sticker', media_base64, mime_type }));
}

function openPostForm(sendMessage, title, post) {
	openForm({
		title,
		fields: [{ name: 'text', label: translate('Text'), required: true, maxlength: '4096' }],
		button: translate('Post'),
		submit: ({ text }) => sendMessage({ post, group_id: null, type: 'text', text }),
	});
}

const ATTACHMENTS = [
	{
		icon: 'photo',
		label: translate('Photo or file'),
		hint: translate('Up to 16 MB'),
		open: chooseFile,
	},
	{
		icon: 'location',
		label: translate('Location'),
		hint: translate('A point on the map'),
		open: openLocationForm,
	},
	{
		icon: 'person',
		label: translate('Contact'),
		hint: translate('A name and a phone number'),
		open: openContactForm,
	},
	{
		icon: 'photo',
		label: translate('Sticker'),
		hint: translate('A small picture'),
		open: sendSticker,
	},
	{
		icon: 'activity',
		label: translate('Status post'),
		hint: translate('For all contacts, in no chat'),
		open: (send) => openPostForm(send, translate('Post a status'), 'status'),
	},
	{
		icon: 'chats',
		label: translate('Channel post'),
		hint: translate('For the followers of a channel'),
		open: (send) => openPostForm(send, translate('Post in a channel'), 'channel'),
	},
];

/** Opens the menu of attachments. `sendMessage(content)` sends the message as the customer. */
export function openAttachMenu(sendMessage) {
	const items = ATTACHMENTS.map(({ open, ...item }) => ({ ...item, run: () => open(sendMessage) }));
	openMenu(translate('Attach'), { items });
}
