/**
 * Installs what is missing, then calls an exported function of a TypeScript file with the remaining arguments:
 *
 *     node tools/runTypeScript.mjs bench/runBenchmarks.ts bench --items 10
 *
 * A number that it returns is the exit code.
 */
import { ensureDependencies, loadTypeScript, requireNode, stopWithNpm } from './bootstrap.mjs';
import { runCommand } from './runCommand.mjs';

await runCommand(async () => {
	const [file, name, ...args] = process.argv.slice(2);
	requireNode();
	stopWithNpm();
	await ensureDependencies(console.log);
	const { [name]: run } = await loadTypeScript(file);
	process.exit((await run(args)) ?? 0);
});
