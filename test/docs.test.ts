import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';

import { Wavex } from '../nodes/Wavex/Wavex.node';
import { events } from '../nodes/Wavex/webhooks/events';

const docs = join(__dirname, '..', 'docs');
const read = (page: string) => readFileSync(join(docs, page), 'utf8');

const { properties } = new Wavex().description;
const [{ options: resources = [] }] = properties.filter(({ name }) => name === 'resource');

/** Every operation as the pages name it, such as "Message: Send Text". */
const operations = (resources as INodePropertyOptions[]).flatMap((resource) =>
	properties
		.filter(({ name, displayOptions }) => {
			return name === 'operation' && displayOptions?.show?.resource?.includes(resource.value);
		})
		.flatMap(({ options }) => options as INodePropertyOptions[])
		.map(({ name }) => `${resource.name}: ${name}`),
);

/** Returns what a page names in bold as "Resource: Operation". */
function getNamedOperations(text: string): string[] {
	const names = (resources as INodePropertyOptions[]).map(({ name }) => name).join('|');
	return [...text.matchAll(new RegExp(`\\*\\*((?:${names}): [^*]+)\\*\\*`, 'g'))].map(
		([, name]) => name,
	);
}

const listPages = (folder: string) =>
	readdirSync(join(docs, folder))
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file));

it.each([...listPages(''), ...listPages('ar')])(
	'names in %s only operations that exist',
	(page) => {
		expect(getNamedOperations(read(page)).filter((name) => !operations.includes(name))).toEqual([]);
	},
);

it.each(['which-operation.md', 'ar/which-operation.md'])(
	'names every operation and event in %s',
	(page) => {
		const text = read(page);
		const named = new Set(getNamedOperations(text));
		expect(operations.length).toBeGreaterThan(50);
		expect(operations.filter((name) => !named.has(name))).toEqual([]);
		expect(events.filter(({ value }) => !text.includes(`\`${String(value)}\``))).toEqual([]);
	},
);

it('quotes in Arabic the error messages that the English page explains', () => {
	const [, section] = read('ar/troubleshooting.md').split('رسائل الخطأ الأكثر شيوعًا');
	const messages = [...section.matchAll(/^\| ([A-Z…][^|]+) \|/gm)].map(([, message]) => message);
	expect(messages.length).toBeGreaterThan(5);
	const english = read('troubleshooting.md');
	const parts = messages.flatMap((message) => message.split('…')).map((part) => part.trim());
	expect(parts.filter((part) => !english.includes(part))).toEqual([]);
});

it('has the same operations in both languages', () => {
	const inEnglish = new Set(getNamedOperations(read('which-operation.md')));
	const inArabic = new Set(getNamedOperations(read('ar/which-operation.md')));
	expect([...inArabic].sort()).toEqual([...inEnglish].sort());
});
