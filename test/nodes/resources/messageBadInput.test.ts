import { guardNetwork } from '../../support/network';
import { byId, asExpression, createInvalidIdRows } from '../../support/parameters';
import { testInvalidInput } from '../../support/operationTests';

guardNetwork();

const to = { sessionId: byId(1), to: '+20 123-456 7890' };

const place = { ...to, latitude: 0, longitude: 0 };

testInvalidInput('message', {
	...createInvalidIdRows('sessionId', 'session ID', {
		getAll: {},
		sendAudio: { to: '201234567890', mediaUrl: 'https://example.com/a.ogg' },
		sendContact: { to: '201234567890', contactName: 'Nathan', contactPhone: '201111111111' },
		sendDocument: { to: '201234567890', mediaUrl: 'https://example.com/a.pdf' },
		sendImage: { to: '201234567890', mediaUrl: 'https://example.com/a.png' },
		sendLocation: { to: '201234567890', latitude: 1, longitude: 1 },
		sendText: { to: '201234567890', message: 'Hello' },
		sendVideo: { to: '201234567890', mediaUrl: 'https://example.com/a.mp4' },
	}),
	'no recipient': {
		operation: 'sendText',
		parameters: { ...to, to: asExpression(''), message: 'Hello' },
		message: "The field 'To' is empty",
	},
	'a recipient that holds no number': {
		operation: 'sendLocation',
		parameters: { ...place, to: 'Nathan' },
		message: /'Nathan' is not a phone number\. In 'To', enter the number with its country code/,
	},
	'two recipients in one field': {
		operation: 'sendText',
		parameters: { ...to, to: '201234567890,201234567891', message: 'Hello' },
		message: "'201234567890,201234567891' contains two numbers. In 'To', enter one number.",
	},
	'a LID for a recipient': {
		operation: 'sendText',
		parameters: { ...to, to: '123456789@lid', message: 'Hello' },
		message: "'123456789@lid' is a LID, which contains no phone number",
	},
	'a text of blanks': {
		operation: 'sendText',
		parameters: { ...to, message: ' \n ' },
		message: "The field 'Message' is empty",
	},
	'a list for a text': {
		operation: 'sendText',
		parameters: { ...to, message: '={{ ["a"] }}' },
		message: `The field 'Message' is '["a"]', not text`,
	},
	'a text that is not a number': {
		operation: 'sendText',
		parameters: { ...to, message: '={{ 0 / 0 }}' },
		message: "The field 'Message' is 'NaN', not text",
	},
	'an infinite text': {
		operation: 'sendText',
		parameters: { ...to, message: '={{ 1 / 0 }}' },
		message: "The field 'Message' is 'Infinity', not text",
	},
	'a caption that is not a number': {
		operation: 'sendImage',
		parameters: { ...to, mediaUrl: 'https://example.com/a.png', caption: '={{ 0 / 0 }}' },
		message: "The field 'Caption' is 'NaN', not text",
	},
	'a latitude that is not a number': {
		operation: 'sendLocation',
		parameters: { ...place, latitude: '={{ 0 / 0 }}' },
		message: "The field 'Latitude' is 'NaN'",
	},
	'a caption that is data': {
		operation: 'sendImage',
		parameters: { ...to, mediaUrl: 'https://example.com/a.png', caption: '={{ ({ a: 1 }) }}' },
		message: "The field 'Caption' is",
	},
	'no latitude': {
		operation: 'sendLocation',
		parameters: { ...to, longitude: 31 },
		message: "The field 'Latitude' is empty",
	},
	'a latitude beyond the pole': {
		operation: 'sendLocation',
		parameters: { ...place, latitude: 90.1 },
		message: "The field 'Latitude' is '90.1', not a number from -90 to 90",
	},
	'a longitude twice around': {
		operation: 'sendLocation',
		parameters: { ...place, longitude: -180.5 },
		message: "The field 'Longitude' is '-180.5', not a number from -180 to 180",
	},
	'a longitude in words': {
		operation: 'sendLocation',
		parameters: { ...place, longitude: 'east' },
		message: "The field 'Longitude' is 'east', not a number",
	},
	'a contact without a name': {
		operation: 'sendContact',
		parameters: { ...to, contactName: asExpression(null), contactPhone: '201111111111' },
		message: "The field 'Contact Name' is empty",
	},
	'a contact without a number': {
		operation: 'sendContact',
		parameters: { ...to, contactName: 'Nathan', contactPhone: 'none' },
		message: /'none' is not a phone number\. In 'Contact Phone', enter/,
	},
	'a status of another world': {
		operation: 'getAll',
		parameters: { ...to, filters: { status: 'lost' } },
		message: /'Status' is 'lost'. It can be failed, queued, sent/,
	},
	'a filter by words': {
		operation: 'getAll',
		parameters: { ...to, filters: { to: 'Nathan' } },
		message: "'Nathan' is not part of a phone number. Enter digits for 'To', e.g. 20111.",
	},
	'a group on a contact card': {
		operation: 'sendContact',
		parameters: { ...to, contactName: 'Nathan', contactPhone: '120363012345678901@g.us' },
		message: "'120363012345678901@g.us' is a group. In 'Contact Phone', enter a phone number",
	},
	'a channel for a recipient': {
		operation: 'sendText',
		parameters: { ...to, to: '120363012345678901@newsletter', message: 'Hello' },
		message: "'120363012345678901@newsletter' is a channel",
	},
	'the status for a recipient': {
		operation: 'sendText',
		parameters: { ...to, to: 'status@broadcast', message: 'Hello' },
		message: "'status@broadcast' is the WhatsApp status",
	},
	'a local number for a recipient': {
		operation: 'sendText',
		parameters: { ...to, to: '0100\ufe0f1112223', message: 'Hello' },
		message:
			/'0100\[U\+FE0F\]1112223' has no country code, .*select 'Country of Local Numbers' in the Wavex credential/,
	},
	'a limit of nothing': {
		operation: 'getAll',
		parameters: { ...to, limit: 0 },
		message: "The field 'Limit' is '0', not a whole number of at least 1",
	},
	'a limit in words': {
		operation: 'getAll',
		parameters: { ...to, limit: '={{ "few" }}' },
		message: "The field 'Limit' is 'few', not a whole number of at least 1",
	},
});
