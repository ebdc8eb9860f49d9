import {
	ensureDependencies,
	loadTypeScript,
	requireNode,
	stopWithNpm,
} from '../tools/bootstrap.mjs';
import { CliError, runCommand } from '../tools/runCommand.mjs';
import { hold, holderOf } from '../tools/hold.mjs';
import { help, readOptions } from './options.mjs';
import { runningFile } from '../tools/paths.mjs';

await runCommand(async () => {
	requireNode();
	const options = readOptions();
	if (options.help) return console.log(help);
	stopWithNpm();
	const release = await hold(runningFile);
	if (!release) {
		throw new CliError(
			`The demo of this folder is already running (process ${await holderOf(runningFile)}). ` +
				'Use it, or stop it with Ctrl-C in its own window and run the command again.',
		);
	}
	try {
		await ensureDependencies(console.log);
		const { runDemo } = await loadTypeScript('demo/demo.ts');
		await runDemo({ ...options, log: console.log });
	} finally {
		release();
	}
	process.exit(0);
});
