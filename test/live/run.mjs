import { ensureDependencies, loadTypeScript, requireNode } from '../../tools/bootstrap.mjs';
import { runCommand } from '../../tools/runCommand.mjs';

await runCommand(async () => {
	requireNode();
	await ensureDependencies(console.log);
	const { main } = await loadTypeScript('test/live/live.ts');
	process.exit(await main(process.argv.slice(2), process.env, console.log));
});
