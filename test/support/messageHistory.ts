import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST, TOKEN } from './credentials';
import { runWavex } from './n8n';
import type { RunOptions } from './n8n';
import { getJson } from './operationTests';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const PATH = '/api/v1/sessions/1/messages';
export const authenticated = { reqheaders: { authorization: `Bearer ${TOKEN}` } };

export const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

let nextId = 1000;

/** A record of the history; the newest of a list comes first and has the highest id. */
export function record(to: string, message: string, change: IDataObject = {}): IDataObject {
	return {
		id: nextId--,
		session_id: 1,
		from: '201000000001',
		to,
		message,
		status: 'sent',
		delivery_status: 'queued',
		whatsapp_message_id: 'wa',
		error_message: null,
		created_at: ago(MINUTE),
		delivered_at: null,
		read_at: null,
		...change,
	};
}

/** Answers the pages of the history, each once. */
export function mockHistory(...pages: IDataObject[][]): void {
	pages.forEach((data, index) => {
		const pagination = { current_page: index + 1, last_page: pages.length };
		nock(HOST, authenticated)
			.get(PATH)
			.query({ per_page: '100', ...(index > 0 && { page: String(index + 1) }) })
			.reply(200, { success: true, data, pagination });
	});
}

/** Accepts texts and returns those that were sent. */
export function acceptTexts(
	fails: (text: string) => number | undefined = () => undefined,
): string[] {
	const sent: string[] = [];
	nock(HOST, authenticated)
		.persist()
		.post(`${PATH}/text`)
		.optionally()
		.reply((_uri, body) => {
			const { to, message } = body as { to: string; message: string };
			const status = fails(message);
			if (status) return [status, { message: `Refused ${message}` }];
			sent.push(`${to} ${message}`);
			return [200, { success: true, data: { status: 'queued', to, session_id: 1 } }];
		});
	return sent;
}

export const A = '201111111111';
export const B = '202222222222';

/** Runs Send Text with one item for each `number text`. */
export async function sendTexts(list: string[], options: IDataObject = {}, run: RunOptions = {}) {
	const items = list.map((entry) => {
		const [to, ...text] = entry.split(' ');
		return { json: { to, text: text.join(' ') } };
	});
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		sessionId: { __rl: true, mode: 'id', value: '1' },
		to: '={{ $json.to }}',
		message: '={{ $json.text }}',
		options,
	};
	const result = await runWavex(parameters, { items, ...run });
	return { ...result, json: getJson(result.outputs[0]) };
}

/** The node before Send Text had run ten minutes ago, when the execution that is retried began. */
export const retried = { sourceEndedAt: Date.now() - 10 * MINUTE };
