import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';

import { Wavex } from '../nodes/Wavex/Wavex.node';
import { events } from '../nodes/Wavex/webhooks/events';

const read = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8');
const readme = read('README.md');
const reference = read('docs/operations.md');

/** The rows of the tables under a heading: their cells, without the table's head. */
function rowsUnder(page: string, heading: string): string[][] {
	const section = page.split(`\n## ${heading}\n`)[1]?.split(/\n#{2,3} /)[0] ?? '';
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

function getOperations(resource: unknown): INodePropertyOptions[] {
	const select = properties.find(
		({ name, displayOptions }) =>
			name === 'operation' && displayOptions?.show?.resource?.[0] === resource,
	);
	return select?.options as INodePropertyOptions[];
}

it("the README's table names the operations of each resource", () => {
	expect(rowsUnder(readme, 'Operations')).toEqual(
		resources.map(({ name, value }) => [
			name,
			getOperations(value)
				.map((operation) => operation.name)
				.join(', '),
		]),
	);
});

it.each(resources.map(({ name, value }) => [name, value]))(
	'the table of %s in docs/operations.md describes its operations and their API calls',
	(name, resource) => {
		expect(rowsUnder(reference, name)).toEqual(
			getOperations(resource).map((operation) => {
				const { name, description: what, routing } = operation;
				const { method, url } = routing?.request ?? {};
				// Of several requests or none, in code of its own.
				if (!url) return [name, what, expect.stringMatching(CALLS)];
				return [name, what, `\`${method} ${url}\``];
			}),
		);
	},
);

it('the table of events names every event of the trigger, and so does the README', () => {
	const expected = events.map(({ value, description }) => [`\`${value}\``, description]);
	expect(rowsUnder(reference, 'Events of the trigger')).toEqual(expected);
	const sentence = expected.map(([event]) => event).join(', ');
	expect(readme).toContain(`The trigger's events: ${sentence}.`);
});

it('it has the sections that reviewers of n8n look for, and "Try it" comes first', () => {
	const sections = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	expect(sections).toEqual([
		'Try it without an account',
		'Installation',
		'Credentials',
		'Usage',
		'What is different',
		'Operations',
		'Limits',
		'Compatibility',
		'Resources',
		'Version history',
	]);
	expect(readme.split('\n').length).toBeLessThanOrEqual(200);
});

it('the commands it names exist', () => {
	const { scripts } = JSON.parse(read('package.json'));
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
	expect(read('.ci/run')).toMatch(/^npm cit$/m);
	// What `npm start` runs is what this end-to-end test starts, and CI runs those.
	expect(JSON.parse(read('package.json')).scripts.start).toBe('node demo/start.mjs');
	expect(read('test/e2e/demo.e2e.ts')).toContain("'demo/start.mjs'");
	expect(read('.ci/run')).toMatch(/^npm run test:e2e$/m);
	expect(read('.github/workflows/ci.yml')).toContain('run: .ci/run');
});
