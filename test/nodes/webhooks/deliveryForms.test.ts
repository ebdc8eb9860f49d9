import type { IDataObject } from 'n8n-workflow';

import { MESSAGE_TYPES } from '../../../nodes/Wavex/webhooks/messageType';
import { createRegisteredTrigger } from '../../support/trigger';
import { batchForms, contentForms, CUSTOMER, EVENT, eventForms, type Form } from './deliveryForms';
import {
	nameForms,
	notOwnForms,
	ownForms,
	phoneForms,
	senderForms,
	sessionForms,
	textForms,
	timeForms,
	type FieldForm,
} from './fieldForms';
import { mediaForms } from './mediaForms';
import { typeForms, typeNames } from './messageTypeForms';
import { wrappedForms } from './wrappedForms';

/** Every message starts it. */
const options = {
	ignoreOwnMessages: false,
	includeStatusAndChannels: true,
	messageTypes: MESSAGE_TYPES,
};

async function getItems(body: unknown, headers: IDataObject = {}, events = [EVENT]) {
	const outputs = await createRegisteredTrigger({ events, options }).deliver(body, headers);
	return (outputs?.[0] ?? []).map(({ json }) => json);
}

describe.each<[string, Form[]]>([
	["the event's name in", eventForms],
	['the content in', contentForms],
	['a batch as', batchForms],
])('%s', (_, forms) => {
	it.each(forms.map(({ name, ...form }) => [name, form] as const))('%s', async (__, form) => {
		expect(await getItems(form.body, form.headers)).toMatchObject(form.items);
	});
});

const without = (...keys: string[]) =>
	Object.fromEntries(
		Object.entries({
			from: CUSTOMER,
			message: 'Hello',
			whatsapp_message_id: 'WA1',
		}).filter(([key]) => !keys.includes(key)),
	);

/** Creates the delivery of a message in the content's three common places. */
function createDeliveries(message: IDataObject, base: IDataObject): IDataObject[] {
	const content = { ...base, ...message };
	return [
		{ event: EVENT, data: content },
		{ event: EVENT, payload: { data: content } },
		{ event: EVENT, ...content },
	];
}

describe.each<[string, FieldForm[], IDataObject]>([
	['the session in', sessionForms, without()],
	['the chat and the sender in', senderForms, without('from')],
	['an own message by', ownForms, without()],
	["a customer's message in spite of", notOwnForms, without()],
	['the text in', textForms, without('message')],
	["the sender's name in", nameForms, without()],
	['a file in', mediaForms, without()],
	['the time in', timeForms, without()],
	['the type of', typeForms, without('message')],
	['in a wrapper,', wrappedForms, without('message')],
])('%s', (_, forms, base) => {
	it.each(forms)('%s', async (name, change, item) => {
		for (const body of createDeliveries(change, base)) {
			expect({ name, items: await getItems(body) }).toMatchObject({ name, items: [item] });
		}
	});
});

describe("a session's phone in", () => {
	it.each(phoneForms)('%s', async (_, change, item) => {
		const event = 'session.connected';
		for (const body of [
			{ event, data: change },
			{ event, session_id: 1, ...change },
		]) {
			expect(await getItems(body, {}, [event])).toMatchObject([item]);
		}
	});

	it('data.session.phone', async () => {
		const body = {
			event: 'session.connected',
			data: { session: { id: 7, phone: '201000000001' } },
		};
		expect(await getItems(body, {}, ['session.connected'])).toMatchObject([
			{ phone: '201000000001', whatsappSessionId: 7 },
		]);
	});
});

it("a campaign's session in data.campaign.session_id", async () => {
	const body = { event: 'campaign.started', data: { campaign: { id: 3, session_id: 7 } } };
	expect(await getItems(body, {}, ['campaign.started'])).toMatchObject([{ whatsappSessionId: 7 }]);
});

it('a campaign with its messages is one event', async () => {
	const data = { id: 3, total_recipients: 2, messages: [{ id: 1 }, { id: 2 }] };
	const body = { event: 'campaign.completed', data };
	expect(await getItems(body, {}, ['campaign.completed'])).toMatchObject([{ data }]);
});

describe.each(['message_type', 'messageType', 'type'])('%s', (key) => {
	it.each(Object.entries(typeNames))('%s', async (name, messageType) => {
		const change = { [key]: name };
		for (const body of createDeliveries(change, without('message'))) {
			if (key === 'type' && body.type === name) delete body.message_type;
			expect(await getItems(body)).toMatchObject([{ messageType }]);
		}
	});
});

describe('chats that are nobody', () => {
	it.each<[string, IDataObject, string]>([
		[
			'a status post with its author',
			{ from: 'status@broadcast', author: CUSTOMER },
			'status@broadcast',
		],
		[
			'a status post with a participant',
			{ key: { remoteJid: 'status@broadcast', participant: CUSTOMER } },
			'status@broadcast',
		],
		[
			'a channel',
			{ from: '120363041234567890@newsletter', author: CUSTOMER },
			'120363041234567890@newsletter',
		],
		['a broadcast list', { from: CUSTOMER, to: '1767323045@broadcast' }, '1767323045@broadcast'],
		[
			'a broadcast list as the chat',
			{ from: CUSTOMER, chat_id: '1767323045@broadcast' },
			'1767323045@broadcast',
		],
	])('%s', async (_, change, chatId) => {
		const trigger = createRegisteredTrigger({ options });
		const body = { event: EVENT, session_id: 1, data: { message: 'Look', ...change } };
		expect((await trigger.deliver(body))?.[0]).toMatchObject([
			{ json: { chatId, phone: '201234567890', isGroup: false, text: 'Look' } },
		]);
	});
});

it.each<[string, IDataObject]>([
	["a customer's words", { data: { from: CUSTOMER, message: 'message.received' } }],
	["a customer's name", { data: { from: CUSTOMER, sender_name: 'message.received' } }],
	[
		"a customer's JSON",
		{ event: 'message.edited', data: { message: '{"event":"message.received"}' } },
	],
	['a text in the fourth level', { a: { b: { c: { d: EVENT } } } }],
])('%s name no event', async (_, body) => {
	expect(await getItems(body)).toEqual([]);
});
