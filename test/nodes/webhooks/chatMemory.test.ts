import { parseDeliveries } from '../../../nodes/Wavex/webhooks/parseDeliveries';

const parse = (data: object, session: unknown = 1) =>
	parseDeliveries({ event: 'message.received', session_id: session, data } as never, {})[0].item;

const PERSON = '1:201234567890';

describe('the key of an agent’s memory is the same for one chat', () => {
	it.each([
		[{ from: '201234567890' }],
		[{ from: '+201234567890@c.us', chat_id: '201234567890@c.us' }],
		[{ from: '201234567890@c.us' }],
		[{ from: '201234567890@s.whatsapp.net' }],
		[{ from: '201234567890:12@s.whatsapp.net' }],
		[{ from: { _serialized: '201234567890@c.us' } }],
		[{ from: '201000000001', to: '201234567890@c.us', from_me: true }],
		[{ phone: '201234567890' }],
	])('in %j', (data) => {
		expect(parse(data).sessionId).toBe(PERSON);
		expect(parse(data, '1').sessionId).toBe(PERSON);
	});

	it('for a number that WhatsApp writes in two ways', () => {
		const [long, short] = ['5511999998888', '551199998888'].map(
			(number) => parse({ from: `${number}@c.us` }).sessionId,
		);
		expect(long).toBe(short);
	});
});

describe('and different', () => {
	it.each([
		['for another customer', { from: '201234567891@c.us' }, 1],
		['for another number of ours', { from: '201234567890@c.us' }, 2],
		['in a group', { from: '1203630@g.us', author: '201234567890@c.us' }, 1],
		['for a LID of the same digits', { from: '201234567890@lid' }, 1],
	])('%s', (_, data, session) => {
		const { sessionId } = parse(data, session);
		expect(sessionId).toMatch(/^[12]:\d+/);
		expect(sessionId).not.toBe(PERSON);
	});

	it('for each message without a chat', () => {
		const keys = ['WA1', 'WA2'].map((id) => parse({ whatsapp_message_id: id }).sessionId);
		expect(keys).toEqual(['1:message WA1', '1:message WA2']);
		expect(parse({}).sessionId).toBeNull();
	});

	it('for each own message without a chat, even if it names our number', () => {
		const own = { phone: '201000000001', from_me: true, whatsapp_message_id: 'WA1' };
		expect(parse(own).sessionId).toBe('1:message WA1');
	});
});

it.each([
	[{ text: 'Hi' }, 'Hi'],
	[{ caption: 'My parcel' }, 'My parcel'],
	[{ message: '[Media]' }, ''],
	[{}, ''],
])('the agent’s input of %j is %j', (data, chatInput) => {
	expect(parse(data).chatInput).toBe(chatInput);
});
