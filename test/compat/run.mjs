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
	const { testVersions } = await loadTypeScript('test/compat/run.ts');
	process.exit(await testVersions(process.argv.slice(2)));
});
