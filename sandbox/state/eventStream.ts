import type { ServerResponse } from 'node:http';

/** Real milliseconds between the comments that keep an idle stream open. */
const KEEP_ALIVE_MS = 15_000;

interface Listener {
	account: number;
	response: ServerResponse;
}

/** Sends server-sent events to all listeners. */
export class EventStream {
	private readonly listeners = new Set<Listener>();
	private readonly keepAlive = setInterval(() => this.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
	private lastId = 0;

	/** Uses the response as a stream; it stays open until the listener disconnects. */
	open(account: number, response: ServerResponse): void {
		const listener = { account, response };
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
		});
		response.write('retry: 1000\n\n');
		this.listeners.add(listener);
		response.on('close', () => this.listeners.delete(listener));
	}

	/** Serializes `record` immediately, so that later changes to it are not sent. */
	send(account: number, kind: string, record: unknown): void {
		if (this.listeners.size === 0) return;
		const data = JSON.stringify(record);
		this.write(`id: ${++this.lastId}\nevent: ${kind}\ndata: ${data}\n\n`, account);
	}

	close(): void {
		clearInterval(this.keepAlive);
		for (const { response } of this.listeners) response.end();
	}

	private write(text: string, account?: number): void {
		for (const listener of this.listeners) {
			if (account === undefined || listener.account === account) listener.response.write(text);
		}
	}
}
