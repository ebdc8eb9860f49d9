import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Starts a process that holds the lock of the demo in this checkout, as a running demo does. */
export async function startLockHolder(checkout: string): Promise<{ kill: () => Promise<void> }> {
	const module = pathToFileURL(join(checkout, 'demo', 'lock.mjs')).href;
	const script = `import { lockDemo } from ${JSON.stringify(module)};
		console.log((await lockDemo()) ? 'locked' : 'refused');
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [output] = (await once(child.stdout, 'data')) as [Buffer];
	if (output.toString().trim() !== 'locked') throw new Error(`The holder printed: ${output}`);
	return {
		kill: async () => {
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/** Makes the lock as old as if its holder had been killed a minute ago. */
export function ageLock(checkout: string): void {
	const minuteAgo = new Date(Date.now() - 60_000);
	utimesSync(join(checkout, '.demo', 'running.lock'), minuteAgo, minuteAgo);
}
