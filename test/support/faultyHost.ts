import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

export type Fault = 'reset' | 'hang' | 'refuse';

/** A host on this machine that fails at the network's level, which no interceptor imitates truly. */
export class FaultyHost {
	private readonly sockets = new Set<Socket>();

	private constructor(
		private readonly server: Server,
		readonly host: string,
	) {}

	/** @param fault `reset` breaks the connection off once the request has come, `hang` never answers, `refuse` does not even listen */
	static async start(fault: Fault): Promise<FaultyHost> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const faulty = new FaultyHost(server, `127.0.0.1:${port}`);
		server.on('connection', (socket) => {
			faulty.sockets.add(socket);
			socket.on('error', () => socket.destroy());
			if (fault === 'reset') socket.once('data', () => socket.resetAndDestroy());
		});
		if (fault === 'refuse') await faulty.stop();
		return faulty;
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		if (!this.server.listening) return;
		this.server.close();
		await once(this.server, 'close');
	}
}
