import {
	ensureDependencies,
	loadTypeScript,
	requireNode,
	stopWithNpm,
} from '../../demo/bootstrap.mjs';
import { runCommand } from '../../demo/failures.mjs';

await runCommand(async () => {
	requireNode();
	stopWithNpm();
	await ensureDependencies(console.log);
	const { testQueue } = await loadTypeScript('test/queue/run.ts');
	process.exit(await testQueue(process.argv.slice(2)));
});
