import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Starts a process that holds `file`, as a running demo does, and waits until it has it. */
export async function startHolder(
	checkout: string,
	file: string,
): Promise<{ pid: number; kill: () => Promise<void> }> {
	const module = pathToFileURL(join(checkout, 'tools', 'hold.mjs')).href;
	const script = `import { hold } from ${JSON.stringify(module)};
		const release = await hold(${JSON.stringify(file)});
		console.log(release ? 'held' : 'refused');
		setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [said] = (await once(child.stdout, 'data')) as [Buffer];
	if (said.toString().trim() !== 'held') throw new Error(`The holder said: ${said.toString()}`);
	return {
		pid: child.pid ?? 0,
		kill: async () => {
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
		},
	};
}
