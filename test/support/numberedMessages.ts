import { setTimeout as sleep } from 'node:timers/promises';

import nock from 'nock';

import { HOST } from './credentials';

/** Sends texts with the number of their item, which makes order, loss and duplicates visible. */
export const sendText = {
	resource: 'message',
	operation: 'sendText',
	sessionId: { __rl: true, mode: 'id', value: '1' },
	to: '201234567890',
	message: '=Text {{ $json.n }}',
};

export function createItems(count: number) {
	return Array.from({ length: count }, (_, n) => ({ json: { n } }));
}

/** Mocks the API and records the texts it receives. `getStatus` returns the status for a text. */
export function mockApi(getStatus: (text: string) => number = () => 200) {
	const texts: string[] = [];
	let inFlight = 0;
	let maxInFlight = 0;
	nock(HOST)
		.persist()
		.post('/api/v1/sessions/1/messages/text')
		.reply(async (_uri, body) => {
			maxInFlight = Math.max(maxInFlight, ++inFlight);
			await sleep(Math.random() * 5);
			inFlight--;
			const { message } = body as { message: string };
			texts.push(message);
			const status = getStatus(message);
			const ok = { success: true, data: { text: message } };
			return [status, status < 300 ? ok : { message: `Refused ${message}` }];
		});
	return { texts, getMaxInFlight: () => maxInFlight };
}

/** An expression that fails for the item whose n is 2. */
export const failingExpression =
	"={{ $json.n === 2 ? $('Nowhere').item.json.text : 'Text ' + $json.n }}";
