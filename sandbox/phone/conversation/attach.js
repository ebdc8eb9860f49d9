import { openDialog, openForm } from '../page/dialog.js';
import { el } from '../page/elements.js';
import { icon } from '../page/icons.js';
import { chooseFile } from './attachFile.js';

function askForPlace(write) {
	const degrees = { type: 'number', step: 'any', required: true, dir: 'ltr' };
	openForm({
		title: 'Location',
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
			write({
				type: 'location',
				latitude: Number(latitude),
				longitude: Number(longitude),
				description: description.trim() || null,
			}),
	});
}

function askForContact(write) {
	openForm({
		title: 'Contact card',
		fields: [
			{ name: 'contact_name', label: 'Name', required: true, maxlength: '255' },
			{
				name: 'contact_phone',
				label: 'Phone',
				type: 'tel',
				dir: 'ltr',
				required: true,
				maxlength: '32',
			},
		],
		button: 'Send',
		submit: (values) => write({ type: 'contact', ...values }),
	});
}

const CHOICES = [
	['picture', 'Picture or file', 'Up to 16 MB', chooseFile],
	['place', 'Location', 'A place on the map', askForPlace],
	['person', 'Contact card', 'A name and a number', askForContact],
];

/** Offers what a customer can send beside text. `write(content)` sends it. */
export function openAttachments(write) {
	const rows = CHOICES.map(([sign, label, hint, ask]) => {
		const run = () => {
			dialog.close();
			ask(write);
		};
		return el(
			'li',
			{},
			el(
				'button',
				{ type: 'button', class: 'choice with-icon', on: { click: run } },
				icon(sign),
				el('strong', {}, label),
				el('span', {}, hint),
			),
		);
	});
	const dialog = openDialog('Attach', el('ul', { class: 'choices' }, ...rows));
}
