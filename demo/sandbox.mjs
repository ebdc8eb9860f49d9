import {
	ensureDependencies,
	loadTypeScript,
	requireNode,
	stopWithNpm,
} from '../tools/bootstrap.mjs';
import { runCommand } from '../tools/runCommand.mjs';

await runCommand(async () => {
	requireNode();
	stopWithNpm();
	await ensureDependencies(console.log);
	await loadTypeScript('sandbox/cli.ts');
});
