import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { checkSync } from 'recheck';
import type { Diagnostics } from 'recheck';
import ts from 'typescript';

import { stripEnd } from '../../nodes/Wavex/utils/stripEnd';
import { parseDataUri } from '../../nodes/Wavex/utils/dataUri';
import { maskTokensIn } from '../../nodes/Wavex/utils/maskTokens';
import { scaleLimit } from '../../tools/machineFactor';
import { runWavex } from '../support/n8n';
import { guardNetwork } from '../support/network';
import { asExpression, byId } from '../support/parameters';
import { sendText } from '../support/numberedMessages';
import { runWithin } from '../support/processorTime';

guardNetwork();

const ROOT = join(__dirname, '..', '..');

/** The backend in JavaScript works on every machine; the others are programs for one system each. */
process.env.RECHECK_BACKEND = 'pure';

/** For one expression, in milliseconds. */
const CHECK_LIMIT_MS = scaleLimit(60_000);

/**
 * The search for an attack counts characters. It would take a match that lasts longer for an attack, which on a busy machine
 * any may do.
 */
const CHECK_OPTIONS = {
	timeout: CHECK_LIMIT_MS,
	attackTimeout: null,
	incubationTimeout: null,
	seedingTimeout: null,
};

/** Files that compile what a user enters, and check it themselves. */
const USER_PATTERNS = ['nodes/Wavex/resources/message/sendAndWait/safePattern.ts'];

interface Found {
	file: string;
	pattern: string;
	flags: string;
}

function listSources(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name));
}

/** Returns the text of a literal, with a letter in place of what a template inserts; undefined for anything else. */
function getText(node: ts.Expression | undefined): string | undefined {
	if (node === undefined) return '';
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('');
}

/** Returns every regular expression of a source file. `unknown` are those that only running the code would show. */
function collect(file: string): { found: Found[]; unknown: string[] } {
	const source = ts.createSourceFile(
		file,
		readFileSync(join(ROOT, file), 'utf8'),
		ts.ScriptTarget.Latest,
	);
	const found: Found[] = [];
	const unknown: string[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			found.push({ file, pattern: node.text.slice(1, end), flags: node.text.slice(end + 1) });
		}
		const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
		if (isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') {
			const [pattern, flags] = [getText(node.arguments?.[0]), getText(node.arguments?.[1])];
			if (pattern === undefined || flags === undefined) unknown.push(file);
			else found.push({ file, pattern, flags });
		}
		// The validation and the extraction of a resource locator, which n8n compiles.
		if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'regex') {
			const pattern = getText(node.initializer);
			if (pattern === undefined) unknown.push(file);
			else found.push({ file, pattern, flags: '' });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return { found, unknown };
}

const collected = [...listSources('nodes'), ...listSources('credentials')].map(collect);

describe('every regular expression takes linear time', () => {
	const found = collected.flatMap((each) => each.found);

	it('finds them', () => {
		expect(found.length).toBeGreaterThan(80);
	});

	it.each(found.map(({ file, pattern, flags }) => [relative('nodes/Wavex', file), pattern, flags]))(
		'%s: /%s/%s',
		(_, pattern, flags) => {
			const { status, complexity } = checkSync(pattern, flags, CHECK_OPTIONS) as Diagnostics & {
				complexity?: { summary: string };
			};
			expect({ status, complexity: complexity?.summary }).toEqual({
				status: 'safe',
				complexity: expect.stringMatching(/^(safe|linear)/),
			});
		},
		CHECK_LIMIT_MS + 5_000,
	);

	it('reports one that does not', () => {
		expect(checkSync('^(a+)+$', '', CHECK_OPTIONS).status).toBe('vulnerable');
		expect(checkSync('\\s+$', '', CHECK_OPTIONS).status).toBe('vulnerable');
	});

	it('compiles nothing else but what a user enters and safePattern checks', () => {
		const files = new Set(collected.flatMap(({ unknown }) => unknown));
		expect([...files]).toEqual(USER_PATTERNS);
	});
});

describe('long texts', () => {
	const LENGTH = 100_000;

	/** In milliseconds; a quadratic expression takes at least ten times as long. */
	const LIMIT_MS = 1_000;

	const texts: Record<string, string> = {
		"data: and the letter 'A'": `data:${'A'.repeat(LENGTH)}`,
		'data: and semicolons': `data:${';'.repeat(LENGTH)}`,
		'data: and commas': `data:${','.repeat(LENGTH)}`,
		'data: and ;base64': `data:${';base64'.repeat(LENGTH / 7)}`,
		"the letter 'A'": 'A'.repeat(LENGTH),
		digits: '1'.repeat(LENGTH),
		'digits and bars': '1|'.repeat(LENGTH / 2),
		blanks: `a${' '.repeat(LENGTH)}a`,
		dots: `a${'.'.repeat(LENGTH)}a`,
		slashes: `https://a${'/'.repeat(LENGTH)}a`,
		'the sign @': '@'.repeat(LENGTH),
		'zeros with plus signs': '+00'.repeat(LENGTH / 3),
		dashes: 'wavex_-'.repeat(LENGTH / 7),
	};

	it.each(Object.entries(texts))('%s: are searched at once', async (_, text) => {
		await runWithin(LIMIT_MS, () => parseDataUri(text));
		await runWithin(LIMIT_MS, () => maskTokensIn(text));
		await runWithin(LIMIT_MS, () => stripEnd(text, './ '));
	});

	const media = { mediaSource: 'base64', mimeType: 'image/png', fileName: 'a.png' };

	it.each(Object.entries(texts))(
		'%s: are refused or sent at once by every field',
		async (_, text) => {
			const fields = [
				{ to: text },
				{ sessionId: byId(asExpression(text)) },
				{ requestOptions: { proxy: text } },
				{ operation: 'sendImage', ...media, mediaBase64: text },
				{ operation: 'sendImage', mediaUrl: text },
			];
			for (const field of fields) {
				const parameters = { ...sendText, message: 'Hello', ...field };
				const { error } = await runWithin(LIMIT_MS, async () => await runWavex(parameters));
				expect(error).toBeDefined();
			}
		},
	);
});
