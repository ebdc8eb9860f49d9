import { ensureDependencies, loadTypeScript, requireNode, stopWithNpm } from './bootstrap.mjs';
import { runCommand } from './failures.mjs';

await runCommand(async () => {
	requireNode();
	stopWithNpm();
	await ensureDependencies(console.log);
	await loadTypeScript('sandbox/cli.ts');
});
