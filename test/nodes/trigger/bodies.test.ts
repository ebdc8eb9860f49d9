import { createRegisteredTrigger, SECRET } from '../../support/trigger';

const query = { secret: SECRET };
const delivery = {
	event: 'message.received',
	session_id: 1,
	data: { from: '201234567890', message: 'Hi', whatsapp_message_id: 'WA1' },
};
const expected = [{ json: { event: 'message.received', text: 'Hi', phone: '201234567890' } }];
const form = 'event=message.received&session_id=1&data%5Bfrom%5D=201234567890&data%5Bmessage%5D=Hi';

describe('a body that n8n does not parse is read', () => {
	it.each([
		['JSON', JSON.stringify(delivery)],
		['JSON after a byte order mark', `\ufeff${JSON.stringify(delivery)}`],
		['a form', form],
		['a form with plain brackets', decodeURIComponent(form)],
		['a batch', JSON.stringify([delivery])],
	])('%s', async (_, text) => {
		// n8n reads such a body only when it is asked to.
		const request = {
			body: {},
			rawBody: undefined as Buffer | undefined,
			async readRawBody(this: { rawBody?: Buffer }) {
				this.rawBody = Buffer.from(text);
			},
		};
		const { response } = await createRegisteredTrigger().call({ query, ...request });
		expect(response.workflowData?.[0]).toMatchObject(expected);
	});

	it('only with the secret', async () => {
		const readRawBody = jest.fn(async () => {});
		const called = await createRegisteredTrigger().call({ query: {}, body: {}, readRawBody });
		expect(called.status).toBe(401);
		expect(readRawBody).not.toHaveBeenCalled();
	});
});

it('the fields of a multipart form are read', async () => {
	const { response } = await createRegisteredTrigger().call({
		query,
		contentType: 'multipart/form-data',
		body: { data: { payload: JSON.stringify(delivery) }, files: {} },
	});
	expect(response.workflowData?.[0]).toMatchObject(expected);
});

describe('a GET', () => {
	const trigger = createRegisteredTrigger();
	const get = (parameters: object) =>
		trigger.call({ webhook: 'setup', query: { ...query, ...parameters } as never });

	it.each(['challenge', 'hub.challenge', 'hub_challenge'])(
		'is answered with its %s',
		async (name) => {
			expect(await get({ [name]: 'abc 123' })).toEqual({
				status: 200,
				sent: 'abc 123',
				response: { noWebhookResponse: true },
			});
		},
	);

	it.each<[string, object]>([
		['without a challenge', {}],
		['with a challenge that is a list', { challenge: ['a', 'b'] }],
		['with an endless challenge', { challenge: 'x'.repeat(100_000) }],
	])('%s gets an empty answer', async (_, parameters) => {
		expect(await get(parameters)).toMatchObject({ status: 200, sent: '' });
	});

	it.each([undefined, '', 'wrong', `${SECRET}0`])('with the secret %s gets 401', async (secret) => {
		const called = await get({ secret, challenge: 'abc' });
		expect(called.status).toBe(401);
		expect(called.sent).toBeUndefined();
	});
});
