import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';

/**
 * Takes `file` for this process. The holder listens on a local port and greets with the file's path, so that a
 * holder that was killed is told from a living one at once, whatever its process id has become since.
 *
 * @param {string} file
 * @returns {Promise<(() => void) | undefined>} gives the file back; undefined when another process holds it
 */
export async function hold(file) {
	const server = createServer((socket) => {
		socket.on('error', () => socket.destroy());
		socket.end(file);
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', resolve);
	});
	server.unref();
	mkdirSync(dirname(file), { recursive: true });
	const mine = JSON.stringify({ pid: process.pid, port: server.address().port });
	for (;;) {
		try {
			writeFileSync(file, mine, { flag: 'wx' });
			return () => {
				server.close();
				rmSync(file, { force: true });
			};
		} catch (error) {
			if (error.code !== 'EEXIST') {
				server.close();
				throw error;
			}
		}
		if (await holderOf(file)) {
			server.close();
			return undefined;
		}
		rmSync(file, { force: true });
	}
}

/**
 * @param {string} file
 * @returns {Promise<number | undefined>} the id of the living process that holds `file`
 */
export async function holderOf(file) {
	let holder;
	try {
		holder = JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
	const greeting = await new Promise((resolve) => {
		let text = '';
		connect(holder.port, '127.0.0.1')
			.setTimeout(2000, () => resolve(''))
			.on('data', (data) => (text += data))
			.on('error', () => resolve(''))
			.on('close', () => resolve(text));
	});
	return greeting === file ? holder.pid : undefined;
}
