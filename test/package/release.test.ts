import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageRoot } from '../../tools/n8n/wavexPackage';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wavex-release-'));
	mkdirSync(join(folder, 'test/upgrade/saved'), { recursive: true });
	writeFileSync(join(folder, 'test/upgrade/saved/1.2.3.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The check of a release in a folder whose papers say these versions. */
function check(versions: { json?: string; lock?: string; log?: string }, tag?: string) {
	const { json = '1.2.3', lock = '1.2.3', log = '1.2.3' } = versions;
	const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
	write('package.json', JSON.stringify({ version: json }));
	write(
		'package-lock.json',
		JSON.stringify({ version: lock, packages: { '': { version: lock } } }),
	);
	write('CHANGELOG.md', `# Changelog\n\n## ${log}\n\n- New.\n\n## 1.2.2\n`);
	return run(folder, tag);
}

function run(cwd: string, tag?: string) {
	const script = join(packageRoot, '.ci/release.mjs');
	const command = tag === undefined ? [script] : [script, tag];
	const { status, stdout, stderr } = spawnSync(process.execPath, command, {
		cwd,
		encoding: 'utf8',
	});
	return { status, said: stdout + stderr };
}

it('a release whose tag and papers agree goes through', () => {
	expect(check({}, 'v1.2.3')).toEqual({ status: 0, said: 'Version 1.2.3 everywhere.\n' });
});

it.each([
	['the tag', {}, 'v1.2.4', 'In the tag it is 1.2.4.'],
	['the lockfile', { lock: '1.2.2' }, 'v1.2.3', 'In package-lock.json it is 1.2.2.'],
	[
		'a changelog that only knows what is unreleased',
		{ log: 'Unreleased' },
		'v1.2.3',
		'In the newest heading of CHANGELOG.md it is Unreleased.',
	],
])('%s of another version stops it', (_what, versions, tag, sentence) => {
	const { status, said } = check(versions, tag);
	expect(status).toBe(1);
	expect(said).toContain(sentence);
});

it('a version whose saved workflows were not kept is not released', () => {
	rmSync(join(folder, 'test/upgrade/saved/1.2.3.json'));
	const { status, said } = check({}, 'v1.2.3');
	expect(status).toBe(1);
	expect(said).toContain('npm run upgrade:save');
});

/** The workflows of GitHub, as text. */
const workflows = ['ci.yml', 'publish.yml'].map((name) =>
	readFileSync(join(packageRoot, '.github/workflows', name), 'utf8'),
);

it('every action of the workflows is pinned by its commit, with its version beside it', () => {
	const used = workflows.flatMap((text) =>
		[...text.matchAll(/uses: (.+)/g)].map(([, action]) => action),
	);
	const foreign = used.filter((action) => !action.startsWith('./'));
	expect(foreign.length).toBeGreaterThan(3);
	for (const action of foreign) {
		expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	}
});

const readJson = (file: string) => JSON.parse(readFileSync(join(packageRoot, file), 'utf8'));

it("n8n's lint leaves out nothing that is published", () => {
	const files = Object.keys(readJson('eslint-suppressions.json'));
	expect(files.length).toBeGreaterThan(0);
	expect(files.filter((file) => !/^(bench|demo|sandbox|test|tools)\//.test(file))).toEqual([]);
});

it('the oldest Node that users may have is loaded in CI', () => {
	const [, oldest] = />=(\d+\.\d+)$/.exec(readJson('package.json').engines.node) ?? [];
	const script = readFileSync(join(packageRoot, '.ci/loadOnNodes'), 'utf8');
	expect(script).toMatch(new RegExp(`^for version in ${oldest}\\.\\d+ `, 'm'));
	expect(workflows[0]).toContain('run: .ci/loadOnNodes');
});
