import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from '../tools/bootstrap.mjs';
import { CliError } from '../tools/cliError.js';
import { root, stateFolder } from '../tools/paths.mjs';
import { runCommand } from '../tools/runCommand.mjs';
import { lockDemo } from './lock.mjs';

await runCommand(async () => {
	requireNode();
	// Without the packages no demo can be running.
	const isInstalled = existsSync(join(root, 'node_modules', 'proper-lockfile'));
	if (isInstalled && !(await lockDemo())) {
		throw new CliError(
			'refused',
			'The demo is running, so nothing was deleted. Stop it with Ctrl-C in its own window, then run npm run demo:reset again.',
		);
	}
	rmSync(stateFolder, { recursive: true, force: true });
	console.log("The demo's data is deleted. npm start creates a new demo.");
	process.exit(0);
});
