import { ensureDependencies, loadTypeScript, requireNode } from './bootstrap.mjs';
import { runCommand } from './failures.mjs';

await runCommand(async () => {
	requireNode();
	await ensureDependencies(console.log);
	await loadTypeScript('sandbox/cli.ts');
});
