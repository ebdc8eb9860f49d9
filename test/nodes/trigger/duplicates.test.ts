import type { IDataObject } from 'n8n-workflow';

import { registered, SECRET } from '../../support/trigger';

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
	/** What was seen is remembered by the secret. */
	const trigger = () => {
		const one = registered({ events: ['message.received', 'message.sent', 'session.qr'], options });
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
	])('lets %s through', async (_, one, other) => {
		const both = trigger();
		expect([await both.deliver(one), await both.deliver(other)]).not.toContain(undefined);
	});

	it('takes a delivery again that differs only in when it was made', async () => {
		const one = trigger();
		await one.deliver({ ...delivery(), timestamp: minutesAgo(1) });
		expect(await one.deliver({ ...delivery(), timestamp: now() })).toBeUndefined();
	});

	it('remembers in the static data, over a restart of n8n', async () => {
		const before = trigger();
		await before.deliver(delivery());
		const after = trigger();
		Object.assign(after.staticData, { seen: before.staticData.seen });
		expect(await after.deliver(delivery())).toBeUndefined();
	});

	it('remembers what another delivery at the same time did not write down', async () => {
		const [one, other] = [trigger(), trigger()];
		other.staticData.secret = one.staticData.secret;
		await one.deliver(delivery());
		expect(await other.deliver(delivery())).toBeUndefined();
	});

	it('remembers 500 and no more', async () => {
		const one = trigger();
		for (let n = 0; n <= 500; n++) await one.deliver(delivery({ whatsapp_message_id: `WA${n}` }));
		expect(one.staticData.seen).toHaveLength(500);
		expect(await one.deliver(delivery({ whatsapp_message_id: 'WA1' }))).toBeUndefined();
		expect(await one.deliver(delivery({ whatsapp_message_id: 'WA0' }))).toBeDefined();
		expect(JSON.stringify(one.staticData.seen).length).toBeLessThan(8_000);
	});

	it('is not asked of what other options leave out', async () => {
		const one = trigger();
		await one.deliver(delivery({ from_me: true }));
		expect(one.staticData.seen).toBeUndefined();
	});
});
