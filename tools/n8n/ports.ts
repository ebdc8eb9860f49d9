import { createServer, type AddressInfo } from 'node:net';
import { CliError } from '../cliError';

/** Returns `count` different free ports of 127.0.0.1. */
export async function findFreePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, async () => await listen(0)));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map(async (server) => await close(server)));
	return ports;
}

/**
 * Throws `port-in-use` when `port` is not free on 127.0.0.1.
 *
 * @param user what needs it ("n8n")
 * @param advice how to choose another ("--port 5679")
 */
export async function requirePort(port: number, user: string, advice: string): Promise<void> {
	try {
		await close(await listen(port));
	} catch (error) {
		throw createPortError(error, port, user, advice);
	}
}

function createPortError(error: unknown, port: number, user: string, advice: string): unknown {
	const { code } = error as NodeJS.ErrnoException;
	const choose = `stop that program or choose another port: ${advice}`;
	if (code === 'EADDRINUSE') {
		return new CliError(
			'port-in-use',
			`Port ${port}, which ${user} needs, is used by another program: ${choose}.`,
		);
	}
	if (code === 'EACCES') {
		return new CliError(
			'port-in-use',
			`Port ${port}, which ${user} needs, cannot be used without more rights. Choose another port: ${advice}.`,
		);
	}
	return error;
}

async function listen(port: number): Promise<ReturnType<typeof createServer>> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	return server;
}

async function close(server: ReturnType<typeof createServer>): Promise<void> {
	await new Promise((resolve) => server.close(resolve));
}
