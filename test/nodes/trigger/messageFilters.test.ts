import type { IDataObject } from 'n8n-workflow';

import { MESSAGE_TYPES, NOT_COMPOSED } from '../../../nodes/Wavex/webhooks/messageType';
import { guardNetwork } from '../../support/network';
import { createRegisteredTrigger } from '../../support/trigger';
import { expectList, ownWebhook } from './registrations';

guardNetwork();

function delivery(change: IDataObject = {}, event = 'message.received'): IDataObject {
	const content = { from: '201012345678@c.us', message: 'Hi', whatsapp_message_id: 'WA1' };
	return { event, session_id: 1, data: { ...content, ...change } };
}

async function starts(
	options: IDataObject,
	body: IDataObject,
	localCountry?: string,
): Promise<boolean> {
	const events = ['message.received', 'session.connected'];
	const trigger = createRegisteredTrigger({ events, options }, { localCountry });
	return (await trigger.deliver(body)) !== undefined;
}

describe('Message Types', () => {
	const bodies: Record<string, IDataObject> = {
		text: {},
		unknown: { message: null },
		...Object.fromEntries(
			MESSAGE_TYPES.filter((type) => !['text', 'unknown'].includes(type)).map((type) => [
				type,
				{ message_type: type, message: null },
			]),
		),
	};

	it.each(MESSAGE_TYPES)('%s: starts by default only what somebody composed', async (type) => {
		const isComposed = !NOT_COMPOSED.includes(type);
		expect(await starts({}, delivery(bodies[type]))).toBe(isComposed);
		expect(await starts({ messageTypes: [] }, delivery(bodies[type]))).toBe(isComposed);
	});

	it.each(MESSAGE_TYPES)('%s: starts when it is selected, and not when it is not', async (type) => {
		expect(await starts({ messageTypes: [type] }, delivery(bodies[type]))).toBe(true);
		const others = MESSAGE_TYPES.filter((other) => other !== type);
		expect(await starts({ messageTypes: others }, delivery(bodies[type]))).toBe(false);
	});

	it('does not concern other events', async () => {
		const body = { event: 'session.connected', data: { id: 1 } };
		const options = { messageTypes: ['image'], onlyFrom: '+201012345678', keywords: 'x' };
		expect(await starts(options, body)).toBe(true);
	});
});

describe('Include Status and Channels', () => {
	it.each([
		{ from: 'status@broadcast', author: '201012345678@c.us' },
		{ from: '120363041234567890@newsletter' },
		{ from: '201012345678@c.us', chat_id: '1712345678@broadcast' },
	])('%j', async (change) => {
		expect(await starts({}, delivery(change))).toBe(false);
		expect(await starts({ includeStatusAndChannels: true }, delivery(change))).toBe(true);
	});
});

describe('Only From and Except From', () => {
	const others = { from: '447700900199@c.us' };

	it.each<[string, IDataObject]>([
		['+20 101 234 5678', {}],
		['00201012345678', {}],
		['201012345678', {}],
		['٠٠٢٠١٠١٢٣٤٥٦٧٨', {}],
		['201012345678@c.us', {}],
		['+44 7700 900199, +20 (101) 234-5678', {}],
		['+44 7700 900199\n+20 101 234 5678', {}],
		['+44 7700 900199، +20 101 234 5678', {}],
		['nonsense, +201012345678', {}],
		['+201012345678', { from: '201012345678:3@s.whatsapp.net' }],
		['+201012345678', { from: '120363041234567890@g.us', author: '201012345678@c.us' }],
		['120363041234567890@g.us', { from: '120363041234567890@g.us', author: '2010@c.us' }],
		['123456789012345678@lid', { from: '123456789012345678@lid' }],
		['+55 11 99999-8888', { from: '551199998888@c.us' }],
	])('%s matches %j', async (numbers, change) => {
		expect(await starts({ onlyFrom: numbers }, delivery(change))).toBe(true);
		expect(await starts({ exceptFrom: numbers }, delivery(change))).toBe(false);
		expect(await starts({ onlyFrom: numbers }, delivery({ from: '33612345678@c.us' }))).toBe(false);
		expect(await starts({ exceptFrom: numbers }, delivery({ from: '33612345678@c.us' }))).toBe(
			true,
		);
	});

	it('accept local numbers of the credential’s country', async () => {
		expect(await starts({ onlyFrom: '0101 234 5678' }, delivery(), 'EG')).toBe(true);
		expect(await starts({ exceptFrom: '0101 234 5678' }, delivery(), 'EG')).toBe(false);
		expect(await starts({ onlyFrom: '0101 234 5678' }, delivery(others), 'EG')).toBe(false);
	});

	it('recognize numbers with a country code when the credential is gone', async () => {
		const trigger = createRegisteredTrigger({ options: { onlyFrom: '+201012345678' } });
		delete trigger.node.credentials;
		expect(await trigger.deliver(delivery())).toBeDefined();
	});

	it.each([
		['an empty text', ''],
		['nothing but separators', ' , \n'],
	])('do nothing with %s', async (_, numbers) => {
		expect(await starts({ onlyFrom: numbers, exceptFrom: numbers }, delivery())).toBe(true);
	});

	it('leave out a sender whose number is hidden, and except nobody by it', async () => {
		const hidden = delivery({ from: '123456789012345678@lid' });
		expect(await starts({ onlyFrom: '+201012345678' }, hidden)).toBe(false);
		expect(await starts({ exceptFrom: '+201012345678' }, hidden)).toBe(true);
	});

	it.each([
		['onlyFrom', 'Only From'],
		['exceptFrom', 'Except From'],
	])('%s: publishing fails for an entry that is no number', async (name, label) => {
		const trigger = createRegisteredTrigger({ options: { [name]: '+201012345678, Mona' } });
		await expect(trigger.lifecycle('checkExists')).rejects.toThrow(`'Mona' in '${label}'`);
	});

	it('publish with an expression, whose value is a list', async () => {
		const options = { onlyFrom: "={{ ['+201012345678', '+447700900199'] }}" };
		expectList(ownWebhook);
		await createRegisteredTrigger({ options }).activate();
		expect(await starts(options, delivery(others))).toBe(true);
	});
});

describe('Keywords', () => {
	it.each<[IDataObject, boolean]>([
		[{ message: 'Where is my order?' }, true],
		[{ message: 'border' }, false],
		[{ message: null, caption: 'My ORDER' }, true],
		[{ message: null }, false],
	])('%j: %s', async (change, expected) => {
		expect(await starts({ keywords: 'price, order' }, delivery(change))).toBe(expected);
		expect(await starts({ keywords: ' ,\n' }, delivery(change))).toBe(true);
	});
});
