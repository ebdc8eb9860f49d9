import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { record } from './nodes/record';

/**
 * A server without rate limits that responds like the API and does nothing else, so that only n8n is measured. It is a
 * separate process: `startStubApi` starts it and receives its port. It exits with its parent process.
 */

/** Larger ones are files; of those only the size counts. */
const TEXT_BYTES = 10_000;

/** How many messages the history holds. */
let history = 0;
let bytes = 0;
let requests = 0;
let texts: string[] = [];

function read(request: IncomingMessage, done: (body: Buffer) => void): void {
	const chunks: Buffer[] = [];
	const keep = Number(request.headers['content-length'] ?? 0) < TEXT_BYTES;
	request.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		if (keep) chunks.push(chunk);
	});
	request.on('end', () => done(Buffer.concat(chunks)));
}

function page(query: URLSearchParams): object {
	const perPage = Number(query.get('per_page') ?? 15);
	const current = Number(query.get('page') ?? 1);
	const first = (current - 1) * perPage;
	const length = Math.max(0, Math.min(perPage, history - first));
	return {
		success: true,
		data: Array.from({ length }, (_, n) => record(first + n + 1)),
		pagination: {
			current_page: current,
			last_page: Math.ceil(history / perPage),
			per_page: perPage,
			total: history,
		},
	};
}

function accepted(body: Buffer): object {
	const { to = '', message = '' } = (body.length > 0 ? JSON.parse(body.toString()) : {}) as Record<
		string,
		string
	>;
	texts.push(message);
	const data = { status: 'queued', to, session_id: 1 };
	return { success: true, message_en: 'Message queued successfully', data };
}

const server = createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
	read(request, (body) => {
		if (pathname === '/received') {
			response.end(JSON.stringify({ requests, bytes, texts }));
			[requests, bytes, texts] = [0, 0, []];
			history = Number(searchParams.get('history') ?? history);
			return;
		}
		requests++;
		response.setHeader('content-type', 'application/json');
		const answer = request.method === 'GET' ? page(searchParams) : accepted(body);
		response.end(JSON.stringify(answer));
	});
});

server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('disconnect', () => process.exit());
// Ctrl-C reaches the whole process group, but only the parent process decides when this one stops.
process.on('SIGINT', () => {});
