import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { createRegisteredTrigger, SECRET } from '../../support/trigger';

const content = {
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Hi',
	whatsapp_message_id: 'WA1',
};

function delivery(change: IDataObject = {}, event = 'message.received'): IDataObject {
	return { event, session_id: 1, data: { ...content, ...change } };
}

const now = () => new Date().toISOString();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('Ignore Duplicate Events', () => {
	const options = { ignoreDuplicates: true };
	let count = 0;
	/** Deliveries are remembered by the secret. */
	const trigger = () => {
		const one = createRegisteredTrigger({
			events: ['message.received', 'message.sent', 'session.qr'],
			options,
		});
		one.staticData.secret = `${SECRET}${count++}`;
		return one;
	};

	it.each<[string, IDataObject, IDataObject]>([
		['another message', delivery(), delivery({ whatsapp_message_id: 'WA2' })],
		['another event of the message', delivery(), delivery({}, 'message.sent')],
		['the message in another session', delivery(), { ...delivery(), session_id: 2 }],
		[
			'another event without a message id',
			{ event: 'session.qr', data: { id: 1, qr_code: 'a' } },
			{ event: 'session.qr', data: { id: 1, qr_code: 'b' } },
		],
	])('starts for %s', async (_, first, second) => {
		const both = trigger();
		expect([await both.deliver(first), await both.deliver(second)]).not.toContain(undefined);
	});

	it('recognises a delivery that differs only in its delivery time', async () => {
		const one = trigger();
		await one.deliver({ ...delivery(), timestamp: minutesAgo(1) });
		expect(await one.deliver({ ...delivery(), timestamp: now() })).toBeUndefined();
	});

	it('remembers deliveries in the static data across a restart of n8n', async () => {
		const before = trigger();
		await before.deliver(delivery());
		const after = trigger();
		Object.assign(after.staticData, { seen: before.staticData.seen });
		expect(await after.deliver(delivery())).toBeUndefined();
	});

	it('has its memory saved although n8n takes the static data for unchanged when it starts an execution', async () => {
		const one = trigger();
		await one.deliver(delivery());
		one.startExecution();
		expect(one.hasUnsavedData).toBe(false);
		await sleep(10);
		expect(one.hasUnsavedData).toBe(true);
	});

	it.each([
		['edit', { message_type: 'edited', message: 'Hi!' }],
		['reaction', { message_type: 'reaction', message: '👍' }],
	])('starts for the %s of a message, which has the ID of that message', async (type, change) => {
		const one = createRegisteredTrigger({ options: { ...options, messageTypes: ['text', type] } });
		one.staticData.secret = `${SECRET}${count++}`;
		expect(await one.deliver(delivery())).toBeDefined();
		expect(await one.deliver(delivery(change))).toBeDefined();
		expect(await one.deliver(delivery(change))).toBeUndefined();
	});

	it('starts for the same reaction of another member of the group', async () => {
		const one = createRegisteredTrigger({ options: { ...options, messageTypes: ['reaction'] } });
		const react = (author: string) =>
			delivery({ message_type: 'reaction', message: '👍', from: '1203630@g.us', author });
		expect(await one.deliver(react('201234567890@c.us'))).toBeDefined();
		expect(await one.deliver(react('201555555555@c.us'))).toBeDefined();
	});

	it('remembers simultaneous deliveries, of which n8n saves only one', async () => {
		const [one, other] = [trigger(), trigger()];
		other.staticData.secret = one.staticData.secret;
		await one.deliver(delivery());
		expect(await other.deliver(delivery())).toBeUndefined();
	});

	it('remembers 500 deliveries at most', async () => {
		const one = trigger();
		for (let n = 0; n <= 500; n++) await one.deliver(delivery({ whatsapp_message_id: `WA${n}` }));
		expect(one.staticData.seen).toHaveLength(500);
		expect(await one.deliver(delivery({ whatsapp_message_id: 'WA1' }))).toBeUndefined();
		expect(await one.deliver(delivery({ whatsapp_message_id: 'WA0' }))).toBeDefined();
		expect(JSON.stringify(one.staticData.seen).length).toBeLessThan(8_000);
	});

	it('ignores deliveries that other options exclude', async () => {
		const one = trigger();
		await one.deliver(delivery({ from_me: true }));
		expect(one.staticData.seen).toBeUndefined();
	});
});
