import type { IDataObject } from 'n8n-workflow';

import { createRegisteredTrigger } from '../../support/trigger';

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

	it('has one named output for each selected event, in their order', () => {
		const { outputs } = createRegisteredTrigger({ events, options: { outputPerEvent: true } });
		expect(outputs).toEqual([
			{ type: 'main', displayName: 'Message Read' },
			{ type: 'main', displayName: 'Session QR Code' },
			{ type: 'main', displayName: 'Message Received' },
		]);
	});

	it.each([{}, { outputPerEvent: false }])('has one output otherwise: %j', (options) => {
		expect(createRegisteredTrigger({ events, options }).outputs).toEqual(['main']);
	});

	it('sends an event to its output', async () => {
		const trigger = createRegisteredTrigger({ events, options: { outputPerEvent: true } });
		const outputs = await trigger.deliver(delivery());
		expect(outputs?.map((items) => items.length)).toEqual([0, 0, 1]);
	});

	it('sends every event to the one output otherwise', async () => {
		const outputs = await createRegisteredTrigger({ events }).deliver(delivery());
		expect(outputs?.map((items) => items.length)).toEqual([1]);
	});

	it('accepts a single event from an expression', async () => {
		const trigger = createRegisteredTrigger({
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

	it('returns the body as received, with its headers', async () => {
		const headers = { 'content-type': 'application/json', 'x-some': 'thing' };
		const items = await createRegisteredTrigger({ options: { raw: true } }).deliver(body, headers);
		expect(items).toEqual([[{ json: { body, headers } }]]);
	});

	it('applies the filters', async () => {
		const trigger = createRegisteredTrigger({ options: { raw: true } });
		expect(await trigger.deliver(delivery({ from_me: true }))).toBeUndefined();
		expect(await trigger.deliver(delivery({}, 'message.sent'))).toBeUndefined();
	});
});
