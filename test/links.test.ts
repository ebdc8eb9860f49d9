import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(__dirname, '..');
const REPOSITORY = 'https://github.com/theonesystemco/n8n-nodes-wavex';

/** Where a file of the repository is shown: as a page, as a folder, as the file itself; and the repository's own page. */
const OWN = [
	`${REPOSITORY}/blob/main/`,
	`${REPOSITORY}/tree/main/`,
	'https://raw.githubusercontent.com/theonesystemco/n8n-nodes-wavex/main/',
];

const NOT_OURS = ['.demo', '.git', 'coverage', 'dist', 'node_modules'];

/** Every file of the repository, relative to its root. */
function filesIn(folder: string): string[] {
	const entries = readdirSync(join(root, folder), { withFileTypes: true });
	return entries
		.filter(({ name }) => !NOT_OURS.includes(name))
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			return entry.isDirectory() ? filesIn(path) : [path];
		});
}

const files = filesIn('');

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Markdown without what is code: links there are none. */
function prose(text: string): string {
	return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '`code`');
}

/** As GitHub makes them of headings. */
function anchorsOf(file: string): string[] {
	const seen = new Map<string, number>();
	const text = read(file).replace(/^```[\s\S]*?^```/gm, '');
	return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
		const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
		const slug = plain.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
		const before = seen.get(slug) ?? 0;
		seen.set(slug, before + 1);
		return before === 0 ? slug : `${slug}-${before}`;
	});
}

/** The targets of all links and pictures of a page. */
function targetsOf(file: string): string[] {
	const text = prose(read(file));
	const inline = [...text.matchAll(/\]\(([^)\s]+)\)/g)];
	const defined = [...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
	const html = [...text.matchAll(/(?:src|href|srcset)="([^"]+)"/g)];
	return [...inline, ...defined, ...html].map(([, target]) => target);
}

/** Why a link leads nowhere; undefined when it is good, or leads out of the repository. */
function fault(file: string, target: string): string | undefined {
	const own = OWN.find((prefix) => target.startsWith(prefix));
	// "#readme" is GitHub's own name for the whole page.
	const isPage = target.startsWith(`${REPOSITORY}#`) && !target.endsWith('#readme');
	if (/^(https?|mailto):/.test(target) && !own && !isPage) return undefined;
	const [path, anchor] = (own ? target.slice(own.length) : target).split('#');
	const place = isPage ? 'README.md' : own ? path : join(dirname(file), path);
	const page = target.startsWith('#') ? file : normalize(place).replace(/\/$/, '');
	if (!existsSync(join(root, page))) return `${target}: there is no ${page}`;
	if (target.includes('/tree/main/') && !statSync(join(root, page)).isDirectory()) {
		return `${target}: it is no folder`;
	}
	if (anchor === undefined || anchorsOf(page).includes(anchor)) return undefined;
	return `${target}: ${page} has no such heading`;
}

const pages = files.filter((file) => file.endsWith('.md'));

it.each(pages)('every link of %s leads somewhere', (page) => {
	expect(targetsOf(page).flatMap((target) => fault(page, target) ?? [])).toEqual([]);
});

it.each(pages)('every named link of %s is defined and used', (page) => {
	const text = prose(read(page));
	const defined = [...text.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name);
	const used = [...text.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name);
	expect([...new Set(used)].sort()).toEqual(defined.sort());
});

it("the README's links also lead somewhere on npm's page", () => {
	const relative = targetsOf('README.md').filter((target) => !/^(https:|#)/.test(target));
	expect(relative).toEqual([]);
});

it('every address of this repository in the nodes and in its forms leads somewhere', () => {
	const holders = files.filter(
		(file) =>
			/^(nodes|credentials|\.github|package\.json)/.test(file) && /\.(ts|json|yml)$/.test(file),
	);
	const faults = holders.flatMap((file) => {
		const targets = read(file).match(/https:\/\/[\w.-]+\/theonesystemco[^\s'")\]]*/g) ?? [];
		return targets.flatMap((target) => fault(file, target) ?? []);
	});
	expect(faults).toEqual([]);
});
