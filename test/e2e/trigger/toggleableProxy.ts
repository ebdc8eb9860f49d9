import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** A proxy that can refuse connections, as a host that is down does. n8n makes one connection per request. */
export class ToggleableProxy {
	private left = Infinity;

	private constructor(
		private readonly server: Server,
		private readonly port: number,
	) {}

	/** @param to the URL behind the proxy, such as "http://127.0.0.1:4010" */
	static async to(to: string): Promise<ToggleableProxy> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const proxy = new ToggleableProxy(server, (server.address() as AddressInfo).port);
		server.on('connection', (socket) => {
			if (--proxy.left <= 0) server.close();
			const inner = connect(Number(new URL(to).port), '127.0.0.1');
			socket.pipe(inner).pipe(socket);
			for (const end of [socket, inner]) {
				end.on('error', () => end.destroy());
				end.on('close', () => [socket, inner].forEach((each) => each.destroy()));
			}
		});
		return proxy;
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Accepts `count` more connections and refuses all others. */
	async closeAfter(count: number): Promise<void> {
		this.left = count;
		if (count === 0) await this.close();
	}

	async open(): Promise<void> {
		this.left = Infinity;
		if (this.server.listening) return;
		this.server.listen(this.port, '127.0.0.1');
		await once(this.server, 'listening');
	}

	async close(): Promise<void> {
		if (this.server.listening) this.server.close();
	}
}
