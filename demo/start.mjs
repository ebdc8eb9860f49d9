import {
	ensureDependencies,
	loadTypeScript,
	requireNode,
	stopWithNpm,
} from '../tools/bootstrap.mjs';
import { CliError } from '../tools/cliError.js';
import { runCommand } from '../tools/runCommand.mjs';
import { lockDemo } from './lock.mjs';
import { help, readOptions } from './options.mjs';

await runCommand(async () => {
	requireNode();
	const options = readOptions();
	if (options.help) return console.log(help);
	stopWithNpm();
	await ensureDependencies(console.log);
	const unlock = await lockDemo();
	if (!unlock) {
		throw new CliError(
			'refused',
			'The demo of this folder is already running. Use it, or stop it with Ctrl-C in its own window and run the command again.',
		);
	}
	try {
		const { runDemo } = await loadTypeScript('demo/demo.ts');
		await runDemo({ ...options, log: console.log });
	} finally {
		await unlock();
	}
	process.exit(0);
});
