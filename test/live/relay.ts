import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request through the relay, and its response. */
export interface Exchange {
	method: string;
	/** Without the query. */
	path: string;
	/** Null when the relay blocked it, or when there was no response. */
	status: number | null;
	headers: Record<string, string>;
	/** The JSON of the response; undefined when it was not JSON. */
	body: unknown;
}

export interface Relay {
	/** Replaces the API's origin. */
	origin: string;
	/** All requests, oldest first. */
	exchanges: Exchange[];
	close: () => Promise<void>;
}

/** Headers of one connection only, or set by fetch itself. */
const NOT_PASSED_ON = ['connection', 'content-encoding', 'content-length', 'transfer-encoding'];

/** Headers that no longer apply, because fetch decompresses the body. */
const NOT_SENT = [...NOT_PASSED_ON, 'host', 'accept-encoding'];

async function readAll(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts);
}

function without(headers: Array<[string, string]>, names: string[]): Record<string, string> {
	return Object.fromEntries(headers.filter(([name]) => !names.includes(name.toLowerCase())));
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Stands on this machine between the node and the API: it sees what the node does not hand out (status, headers, the
 * answer as it came), and lets nothing but reading pass unless it may.
 *
 * @param target the API's origin, such as "https://api.example.com"
 */
export async function startRelay(target: string, mayWrite: boolean): Promise<Relay> {
	const exchanges: Exchange[] = [];

	async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', url = '/' } = request;
		const exchange: Exchange = {
			method,
			path: url.split('?')[0],
			status: null,
			headers: {},
			body: undefined,
		};
		exchanges.push(exchange);
		if (method !== 'GET' && !mayWrite) {
			const message_en = 'Stopped on this machine: without --write-to nothing is written';
			response.writeHead(403, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ success: false, message_en }));
			return;
		}
		const body = await readAll(request);
		const sent = Object.entries(request.headers).map(([name, value]): [string, string] => [
			name,
			String(value),
		]);
		const answer = await fetch(target + url, {
			method,
			headers: without(sent, NOT_SENT),
			body: body.length > 0 ? new Uint8Array(body) : undefined,
			redirect: 'manual',
			signal: AbortSignal.timeout(60_000),
		});
		const text = await answer.text();
		exchange.status = answer.status;
		exchange.headers = without([...answer.headers], NOT_PASSED_ON);
		exchange.body = parse(text);
		response.writeHead(answer.status, exchange.headers);
		response.end(text);
	}

	const server = createServer((request, response) => {
		// The node then says in its own words that the connection broke off.
		pass(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		exchanges,
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
