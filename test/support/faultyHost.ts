import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Worker } from 'node:worker_threads';

/**
 * `reset` breaks the connection off once the request has come, `close` ends it without an answer, `hang` never answers, `plain`
 * speaks HTTP whatever comes, `upgrade` answers 101, `untrusted` has a certificate of its own, `noAccept` never accepts a
 * connection, `refuse` does not even listen.
 */
export type Fault =
	'reset' | 'close' | 'hang' | 'plain' | 'upgrade' | 'untrusted' | 'noAccept' | 'refuse';

/** A self-signed certificate for this test alone, valid for 100 years, with its key. */
const CERTIFICATE = {
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1lukMX88P4vUuCqL
tmo39OGmsjKtSUOElFR9bCwMWRChRANCAAQYl575Xm3eLVQ1mGWErI7x+cY7BXAe
fZm2CQruGI9JikfWmmTo0f5lybLhGJjiHwNTve+LrHDiefO7VUntjIrm
-----END PRIVATE KEY-----
`,
	cert: `-----BEGIN CERTIFICATE-----
MIIBgTCCASegAwIBAgIUEibtgDR6+gBe/BtMmmKZIVmkTUwwCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKd2F2ZXgudGVzdDAgFw0yNjExMjgwODU3NTlaGA8yMTI2MTEw
NDA4NTc1OVowFTETMBEGA1UEAwwKd2F2ZXgudGVzdDBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABBiXnvlebd4tVDWYZYSsjvH5xjsFcB59mbYJCu4Yj0mKR9aaZOjR
/mXJsuEYmOIfA1O974uscOJ587tVSe2MiuajUzBRMB0GA1UdDgQWBBSqMEJr61lx
7akM+ZrftRttWjyPIDAfBgNVHSMEGDAWgBSqMEJr61lx7akM+ZrftRttWjyPIDAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCICLVzn6AXhoL7G3fkqY8
V7nJD6c3B+Ob/3CkPj0wPpERAiEA08wMbJVXM7Bu538QVE7d9I/GYgBubGlbnlSo
bzY+AAY=
-----END CERTIFICATE-----
`,
};

const ANSWERS: Partial<Record<Fault, string>> = {
	plain: 'HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n',
	upgrade: 'HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n',
};

/** Listens in a thread that then stands still: the system queues one or two connections and ignores the rest. */
const STANDSTILL = `
	const { createServer } = require('node:net');
	const { parentPort } = require('node:worker_threads');
	const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
		parentPort.postMessage(server.address().port);
		setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
	});`;

/** Starts a host that accepts no connection, and fills the system's queue. */
async function startStandstill(): Promise<{ port: number; stop: () => Promise<void> }> {
	const worker = new Worker(STANDSTILL, { eval: true });
	const [port] = (await once(worker, 'message')) as [number];
	const waiting = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => {}));
	await once(waiting[0], 'connect');
	await once(waiting[1], 'connect');
	return {
		port,
		stop: async () => {
			for (const socket of waiting) socket.destroy();
			await worker.terminate();
		},
	};
}

/** A host on this machine that fails at the network's level, which no interceptor imitates truly. */
export class FaultyHost {
	private readonly sockets = new Set<Socket>();

	private stopStandstill = async () => {};

	private constructor(
		private readonly server: Server,
		readonly host: string,
	) {}

	static async start(fault: Fault): Promise<FaultyHost> {
		const server = fault === 'untrusted' ? createTlsServer(CERTIFICATE) : createServer();
		if (fault === 'noAccept') {
			const { port, stop } = await startStandstill();
			const faulty = new FaultyHost(server, `127.0.0.1:${port}`);
			faulty.stopStandstill = stop;
			return faulty;
		}
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const faulty = new FaultyHost(server, `127.0.0.1:${port}`);
		server.on('connection', (socket) => {
			faulty.sockets.add(socket);
			socket.on('error', () => socket.destroy());
			if (fault === 'reset') socket.once('data', () => socket.resetAndDestroy());
			if (fault === 'close') socket.once('data', () => socket.end());
			const answer = ANSWERS[fault];
			if (answer) socket.once('data', () => socket.write(answer));
		});
		if (fault === 'refuse') await faulty.stop();
		return faulty;
	}

	async stop(): Promise<void> {
		await this.stopStandstill();
		for (const socket of this.sockets) socket.destroy();
		if (!this.server.listening) return;
		this.server.close();
		await once(this.server, 'close');
	}
}
