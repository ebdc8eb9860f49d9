import { setTimeout as sleep } from 'node:timers/promises';

import nock from 'nock';

import { HOST } from './credentials';

/** Texts that carry the number of their item, so that order, loss and doubling show. */
export const send = {
	resource: 'message',
	operation: 'sendText',
	sessionId: { __rl: true, mode: 'id', value: '1' },
	to: '201234567890',
	message: '=Text {{ $json.n }}',
};

export function inputs(count: number) {
	return Array.from({ length: count }, (_, n) => ({ json: { n } }));
}

/** An API on this side of the wire that notes what it gets. `answer` gives the status for the n-th text. */
export function api(answer: (text: string) => number = () => 200) {
	const texts: string[] = [];
	let open = 0;
	let most = 0;
	nock(HOST)
		.persist()
		.post('/api/v1/sessions/1/messages/text')
		.reply(async (_uri, body) => {
			most = Math.max(most, ++open);
			await sleep(Math.random() * 5);
			open--;
			const { message } = body as { message: string };
			texts.push(message);
			const status = answer(message);
			const ok = { success: true, data: { text: message } };
			return [status, status < 300 ? ok : { message: `Refused ${message}` }];
		});
	return { texts, most: () => most };
}

/** An expression that n8n cannot evaluate for the item whose n is 2. */
export const unreachable = "={{ $json.n === 2 ? $('Nowhere').item.json.text : 'Text ' + $json.n }}";
