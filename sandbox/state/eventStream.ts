import type { ServerResponse } from 'node:http';

/** Real milliseconds between the comments that keep a quiet stream open. */
const KEEP_ALIVE_MS = 15_000;

interface Listener {
	account: number;
	response: ServerResponse;
}

/** Server-sent events to whoever watches. */
export class EventStream {
	private readonly listeners = new Set<Listener>();
	private readonly keepAlive = setInterval(() => this.write(': still here\n\n'), KEEP_ALIVE_MS);
	private lastId = 0;

	/** Takes the answer over: it stays open until the watcher goes. */
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

	/** `record` is turned into JSON at once, so that later changes do not show. */
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
