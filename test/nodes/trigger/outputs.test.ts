import type { IDataObject } from 'n8n-workflow';

import { registered } from '../../support/trigger';

const content = {
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Hi',
	whatsapp_message_id: 'WA1',
};

function delivery(change: IDataObject = {}, event = 'message.received'): IDataObject {
	return { event, session_id: 1, data: { ...content, ...change } };
}

describe('Output per Event', () => {
	const events = ['message.read', 'session.qr', 'message.received'];

	it('draws one named output for each chosen event, in their order', () => {
		const { outputs } = registered({ events, options: { outputPerEvent: true } });
		expect(outputs).toEqual([
			{ type: 'main', displayName: 'Message Read' },
			{ type: 'main', displayName: 'Session QR Code' },
			{ type: 'main', displayName: 'Message Received' },
		]);
	});

	it.each([{}, { outputPerEvent: false }])('draws one output otherwise: %j', (options) => {
		expect(registered({ events, options }).outputs).toEqual(['main']);
	});

	it('puts an event out where it belongs', async () => {
		const trigger = registered({ events, options: { outputPerEvent: true } });
		const outputs = await trigger.deliver(delivery());
		expect(outputs?.map((items) => items.length)).toEqual([0, 0, 1]);
	});

	it('puts every event out in the one output otherwise', async () => {
		const outputs = await registered({ events }).deliver(delivery());
		expect(outputs?.map((items) => items.length)).toEqual([1]);
	});

	it('takes a single event that an expression names', async () => {
		const trigger = registered({
			events: 'message.received' as never,
			options: { outputPerEvent: true },
		});
		expect(trigger.outputs).toEqual([{ type: 'main', displayName: 'Message Received' }]);
		expect(await trigger.deliver(delivery())).toHaveLength(1);
	});
});

describe('Raw', () => {
	const body = {
		...delivery({ media: { mime_type: 'image/png', data: 'AAAA' } }),
		more: [1, null],
	};

	it('puts out the body as it came, with its headers', async () => {
		const headers = { 'content-type': 'application/json', 'x-some': 'thing' };
		const items = await registered({ options: { raw: true } }).deliver(body, headers);
		expect(items).toEqual([[{ json: { body, headers } }]]);
	});

	it('filters as ever', async () => {
		const trigger = registered({ options: { raw: true } });
		expect(await trigger.deliver(delivery({ from_me: true }))).toBeUndefined();
		expect(await trigger.deliver(delivery({}, 'message.sent'))).toBeUndefined();
	});
});
