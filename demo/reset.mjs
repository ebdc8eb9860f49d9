import { rmSync } from 'node:fs';
import { requireNode } from '../tools/bootstrap.mjs';
import { CliError, runCommand } from '../tools/runCommand.mjs';
import { holderOf } from '../tools/hold.mjs';
import { runningFile, stateFolder } from '../tools/paths.mjs';

await runCommand(async () => {
	requireNode();
	const pid = await holderOf(runningFile);
	if (pid) {
		throw new CliError(
			`The demo is running (process ${pid}), so nothing was removed. Stop it with Ctrl-C in its own window, then run npm run demo:reset again.`,
		);
	}
	rmSync(stateFolder, { recursive: true, force: true });
	console.log('The demo has forgotten everything. npm start makes a new one.');
});
