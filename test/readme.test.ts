import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';

import { Wavex } from '../nodes/Wavex/Wavex.node';
import { events } from '../nodes/Wavex/webhooks/events';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

/** The rows of the tables under a heading: their cells, without the table's head. */
function rowsUnder(heading: string): string[][] {
	const section = readme.split(`\n${heading}\n`)[1]?.split(/\n#{2,3} /)[0] ?? '';
	const rows = section.split('\n').filter((line) => line.startsWith('|'));
	return rows.slice(2).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

const { properties } = new Wavex().description;

/** Two or more calls, such as "`POST /campaigns`, `POST /campaigns/{id}/start`"; or what it does without one. */
const CALLS = /^`(GET|POST|PUT|DELETE) \/[^`]+`(, `(GET|POST|PUT|DELETE) \/[^`]+`)+$|^none: \w/;
const resources = properties[0].options as INodePropertyOptions[];

it.each(resources.map(({ name, value }) => [name, value]))(
	'the table of %s names its operations and their API calls',
	(name, resource) => {
		const select = properties.find(
			(property) =>
				property.name === 'operation' && property.displayOptions?.show?.resource?.[0] === resource,
		);
		const operations = select?.options as INodePropertyOptions[];
		expect(rowsUnder(`### ${name}`)).toEqual(
			operations.map((operation) => {
				const { name, description: what, routing } = operation;
				const { method, url } = routing?.request ?? {};
				// Of several requests or none, in code of its own.
				if (!url) return [name, what, expect.stringMatching(CALLS)];
				return [name, what, `\`${method} ${url}\``];
			}),
		);
	},
);

it('the table of events names every event of the trigger', () => {
	const expected = events.map(({ value, description }) => [`\`${value}\``, description]);
	expect(rowsUnder('## Trigger')).toEqual(expected);
});

it('the commands it names exist', () => {
	const { scripts } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
	const named = [...readme.matchAll(/(?:`|^|… )npm (?:run )?([\w:]+)/gm)].map(
		([, script]) => script,
	);
	expect(named.length).toBeGreaterThan(3);
	for (const script of named) {
		expect(['cit', ...Object.keys(scripts)]).toContain(script);
	}
});

it('its two commands are those that CI runs', () => {
	const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, text]) => text.trim());
	expect(blocks).toEqual(['npm start', 'npm cit']);
	const read = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8');
	expect(read('.ci/run')).toMatch(/^npm cit$/m);
	// What `npm start` runs is what this end-to-end test starts, and CI runs those.
	expect(JSON.parse(read('package.json')).scripts.start).toBe('node demo/start.mjs');
	expect(read('test/e2e/demo.e2e.ts')).toContain("'demo/start.mjs'");
	expect(read('.ci/run')).toMatch(/^npm run test:e2e$/m);
	expect(read('.github/workflows/ci.yml')).toContain('run: .ci/run');
});
