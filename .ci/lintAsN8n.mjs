/**
 * Runs n8n's own tool on the package: `n8n-node cloud-support`, which exits with 0 whatever it finds, and `n8n-node lint`.
 *
 * n8n's rules are for nodes and credentials, but its lint takes in every TypeScript file, and in strict mode its configuration
 * must stay as it is. What it finds in the folders that are not published is listed in eslint-suppressions.json (ESLint's bulk
 * suppressions), with the count for each file and rule. When those counts have changed, the list is written anew.
 */
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

const NOT_PUBLISHED = ['bench', 'demo', 'sandbox', 'test', 'tools'];

/** Runs a command of node_modules, and returns whether it succeeds and what it prints. */
function run(command, ...args) {
	const { error, status, stdout, stderr } = spawnSync(command, args, {
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	// Without npm the commands of node_modules are not found.
	if (error) throw error;
	return { passes: status === 0, output: stripVTControlCharacters(stdout + stderr) };
}

function lint() {
	const first = run('n8n-node', 'lint');
	if (first.passes) return first;
	console.log('Writing the counts of eslint-suppressions.json anew.');
	run('eslint', '--suppress-all', ...NOT_PUBLISHED);
	run('eslint', '--prune-suppressions', '.');
	return run('n8n-node', 'lint');
}

const support = run('n8n-node', 'cloud-support');
const isEligible = support.output.includes('Cloud support is ENABLED');
const { passes, output } = isEligible ? lint() : { ...support, passes: false };
if (!passes) {
	console.error(output);
	process.exitCode = 1;
}
