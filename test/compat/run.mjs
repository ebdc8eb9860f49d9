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
	const { testVersions } = await loadTypeScript('test/compat/testVersions.ts');
	process.exit(await testVersions(process.argv.slice(2)));
});
