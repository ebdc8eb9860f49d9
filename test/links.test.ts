import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run lint` checks the pages' links to files and headings (remark-validate-links). Here are the links that it does
 * not see: those in HTML, to raw files, to folders, and in files other than Markdown.
 */
const root = join(__dirname, '..');
const REPOSITORY = 'https://github.com/theonesystemco/n8n-nodes-wavex';
const RAW = 'https://raw.githubusercontent.com/theonesystemco/n8n-nodes-wavex/main/';
const REMARK = join(root, 'node_modules', 'remark-cli', 'cli.js');

const read = (file: string) => readFileSync(join(root, file), 'utf8');

const NOT_OURS = ['.demo', '.git', 'coverage', 'dist', 'node_modules'];

/** Returns every file of a folder, relative to the root of the repository. */
function listFiles(folder: string): string[] {
	const entries = readdirSync(join(root, folder), { withFileTypes: true });
	return entries
		.filter(({ name }) => !NOT_OURS.includes(name))
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			return entry.isDirectory() ? listFiles(path) : [path];
		});
}

/** Returns Markdown without code. */
function removeCode(text: string): string {
	return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '`code`');
}

/** Returns a link that remark-validate-links checks; "#readme" is GitHub's own anchor of the page. */
function toCheckedLink(url: string): string {
	return url
		.replace(/#readme$/, '')
		.replace(RAW, `${REPOSITORY}/blob/main/`)
		.replace(`${REPOSITORY}/tree/main/`, `${REPOSITORY}/blob/main/`)
		.replace(`${REPOSITORY}#`, `${REPOSITORY}/blob/main/README.md#`);
}

/** Returns what remark reports about the links of this repository among these. */
function findBrokenLinks(urls: string[]): string {
	const input = urls.map((url) => `- <${toCheckedLink(url)}>`).join('\n');
	const args = ['--quiet', '--no-stdout', '--no-color', '--file-path', 'links.md'];
	try {
		execFileSync(process.execPath, [REMARK, ...args, '--frail'], {
			cwd: root,
			input,
			stdio: 'pipe',
		});
		return '';
	} catch (error) {
		return String((error as { stderr: Buffer }).stderr);
	}
}

const OWN_URL = /https:\/\/[\w.-]+\/theonesystemco[^\s'"`)>\]]*/g;
const files = listFiles('');
const pages = files.filter((file) => file.endsWith('.md'));

it('every URL of this repository leads to a file and a heading', () => {
	const sources = files.filter(
		(file) =>
			/^(nodes|credentials|\.github|package\.json)/.test(file) && /\.(ts|json|yml)$/.test(file),
	);
	const urls = [...pages, ...sources].flatMap((file) => read(file).match(OWN_URL) ?? []);
	expect(urls.length).toBeGreaterThan(20);
	expect(findBrokenLinks([...new Set(urls)])).toBe('');
});

it('a broken URL would be found', () => {
	const broken = ['/blob/main/docs/no-page.md', '/tree/main/no-folder', '#no-heading'];
	const report = findBrokenLinks([...broken.map((end) => REPOSITORY + end), `${RAW}no.png`]);
	for (const text of ['no-page.md', 'no-folder', '#no-heading', 'no.png']) {
		expect(report).toContain(text);
	}
});

it.each(pages)('every named link of %s is defined and used', (page) => {
	const text = removeCode(read(page));
	const defined = [...text.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name);
	const used = [...text.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name);
	expect([...new Set(used)].sort()).toEqual(defined.sort());
});

it("the README's links also work on npm's page", () => {
	const text = removeCode(read('README.md'));
	const inline = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
	const defined = [...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
	const html = [...text.matchAll(/(?:src|href|srcset)="([^"]+)"/g)];
	const targets = [...inline, ...defined, ...html].map(([, target]) => target);
	expect(targets.length).toBeGreaterThan(10);
	expect(targets.filter((target) => !/^(https:|#)/.test(target))).toEqual([]);
});

it("no file names a registry's host", () => {
	const named = files.filter((file) => /\bregistry\.[a-z-]+\.(org|com|dev)\b/.test(read(file)));
	expect(named).toEqual([]);
});
