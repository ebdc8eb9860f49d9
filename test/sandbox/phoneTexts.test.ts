import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PHONE = join(__dirname, '../../sandbox/phone');

function listFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? listFiles(path) : [path];
	});
}

const files = listFiles(PHONE).filter((file) => file.endsWith('.js'));
const isDictionary = (file: string) => /arabic\w*\.js$/.test(file);

const LITERAL = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g;

const unescape = (text: string) =>
	text
		.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		.replace(/\\(.)/g, '$1');

function listLiterals(text: string): string[] {
	return [...text.matchAll(LITERAL)].map(([, single, double]) => unescape(single ?? double));
}

const read = (file: string) => readFileSync(file, 'utf8');
const code = files.filter((file) => !isDictionary(file)).map(read);
const page = read(join(PHONE, 'index.html'));
const keys = files
	.filter(isDictionary)
	.map(read)
	.flatMap((text) =>
		[...text.matchAll(/^\t(?:'([^']+)'|"([^"]+)"|(\w+)):/gm)].map(
			([, single, double, name]) => single ?? double ?? name,
		),
	);

/** The texts that are given to `translate` as literals, and those of the page. */
const used = [
	...code.flatMap((text) =>
		[...text.matchAll(/\btranslate\(\s*([^;]*?)[,)]\s*(?:\{|\)|;|,|$)/gm)].flatMap(([, argument]) =>
			listLiterals(argument),
		),
	),
	...[...page.matchAll(/(?:aria-label|placeholder)="([^"]+)"/g)].map(([, text]) => text),
	...[...page.matchAll(/<h[12][^>]*>([^<]+)</g)].map(([, text]) => text),
];

it('has an Arabic text for each English one', () => {
	expect(used.length).toBeGreaterThan(80);
	expect(used.filter((text) => /^[\w{].*[a-z]{2}/.test(text) && !keys.includes(text))).toEqual([]);
});

it('has no Arabic text that is not used', () => {
	const literals = new Set([...code.flatMap(listLiterals), ...used, page.replace(/\s+/g, ' ')]);
	const isUsed = (key: string) => literals.has(key) || page.replace(/\s+/g, ' ').includes(key);
	expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

it('keeps the placeholders', () => {
	const texts = files.filter(isDictionary).map(read).join('\n');
	const pairs = [...texts.matchAll(/^\t'([^']*\{\w+\}[^']*)':\s*'([^']*)'/gm)];
	expect(pairs.length).toBeGreaterThan(20);
	const list = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
	for (const [, english, arabic] of pairs) expect(list(arabic)).toEqual(list(english));
});
