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
	const { bench } = await loadTypeScript('bench/bench.ts');
	await bench(process.argv.slice(2));
	process.exit();
});
