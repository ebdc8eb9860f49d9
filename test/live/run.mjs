import { ensureDependencies, loadTypeScript, requireNode } from '../../demo/bootstrap.mjs';
import { runCommand } from '../../demo/failures.mjs';

await runCommand(async () => {
	requireNode();
	await ensureDependencies(console.log);
	const { main } = await loadTypeScript('test/live/live.ts');
	process.exit(await main(process.argv.slice(2), process.env, console.log));
});
