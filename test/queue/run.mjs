import {
	ensureDependencies,
	loadTypeScript,
	requireNode,
	stopWithNpm,
} from '../../tools/bootstrap.mjs';
import { runCommand } from '../../tools/runCommand.mjs';

await runCommand(async () => {
	requireNode();
	stopWithNpm();
	await ensureDependencies(console.log);
	const { testQueue } = await loadTypeScript('test/queue/testQueue.ts');
	process.exit(await testQueue(process.argv.slice(2)));
});
