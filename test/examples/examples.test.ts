import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { WavexTrigger } from '../../nodes/Wavex/WavexTrigger.node';
import { operations } from '../support/description';
import {
	getEditorIssues,
	exampleFiles,
	exampleText,
	isOurs,
	readExample,
	STICKY,
	listUnknownParameters,
} from '../support/examples';
import { getBox, boxesOverlap } from './boundingBoxes';
import { newestVersions } from './newestVersions';

const ourTypes = {
	'n8n-nodes-wavex.wavex': new Wavex().description,
	'n8n-nodes-wavex.wavexTrigger': new WavexTrigger().description,
};

/** Types that n8n reaches at a URL of their own. */
const WITH_URL = /\.(webhook|formTrigger|wavexTrigger|wait|emailSend)$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const isNote = ({ type }: INode) => type === STICKY;
const readme = readFileSync(join(__dirname, '../../examples/README.md'), 'utf8');

it('there are nine, and the README of the folder names each', () => {
	expect(exampleFiles).toHaveLength(9);
	const linked = [...readme.matchAll(/\]\(([\w-]+\.json)\)/g)].map(([, file]) => file);
	expect(linked.sort()).toEqual([...exampleFiles].sort());
});

it('no two nodes of all examples answer at the same URL', () => {
	const nodes = exampleFiles.flatMap((file) => readExample(file).nodes);
	const ids = nodes.flatMap(({ webhookId }) => webhookId ?? []);
	expect(new Set(ids).size).toBe(ids.length);
});

describe.each(exampleFiles)('%s', (file) => {
	const workflow = readExample(file);
	const { nodes, connections } = workflow;
	const names = nodes.map(({ name }) => name);
	const working = nodes.filter((node) => !isNote(node));

	it('holds a workflow and nothing of the n8n it was made in', () => {
		expect(Object.keys(workflow)).toEqual(['name', 'nodes', 'connections', 'settings']);
		for (const node of nodes) {
			expect(node.id).toMatch(UUID);
			expect(Object.keys(node)).not.toContain('credentials');
			expect([node.name, Boolean(node.webhookId)]).toEqual([node.name, WITH_URL.test(node.type)]);
		}
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(new Set(names).size).toBe(nodes.length);
	});

	it('has the node types and versions of the n8n that is tested with', () => {
		for (const { type, typeVersion } of nodes) {
			expect([type, typeVersion]).toEqual([type, newestVersions[type]]);
		}
	});

	it.each(nodes.filter(isOurs).map((node) => [node.name, node] as const))(
		'%s has a real operation and only parameters that it shows',
		(_, node) => {
			const type = ourTypes[node.type as keyof typeof ourTypes];
			const { resource, operation } = node.parameters;
			if (node.type.endsWith('.wavex')) {
				expect(operations).toContainEqual(expect.objectContaining({ resource, operation }));
			}
			expect(listUnknownParameters(node, type)).toEqual([]);
			expect(getEditorIssues(node, type)).toEqual([]);
		},
	);

	it('is wired and written with names that exist, and no node is left over', () => {
		const ends = Object.values(connections).flatMap((types) =>
			Object.values(types).flatMap((outputs) => outputs.flatMap((output) => output ?? [])),
		);
		const wired = [...Object.keys(connections), ...ends.map(({ node }) => node)];
		expect([...new Set(wired)].sort()).toEqual(working.map(({ name }) => name).sort());
		const named = [...exampleText(file).matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name);
		expect(names).toEqual(expect.arrayContaining(named));
	});

	it('says in notes what it does, what to fill in and how to try it', () => {
		const notes = nodes.filter(isNote).map(({ parameters }) => String(parameters.content));
		expect(notes[0]).toMatch(/^## /);
		const all = notes.join('\n');
		expect(all).toMatch(/### Fill in.*\n[\s\S]*\*\*Wavex API\*\* credential/);
		expect(all).toMatch(/[Tt]ry it\n[\s\S]*sandbox/);
		const bold = [
			...all.matchAll(/\*\*(Set up|Every|Another|WhatsApp|Ask|Find|Send it)[^*]*\*\*/g),
		];
		for (const [name] of bold) {
			const words = name.replaceAll('*', '');
			expect(names.some((one) => one.startsWith(words))).toBe(true);
		}
	});

	it('lies readable on the canvas: nothing covers anything', () => {
		const boxes = nodes.map((node) => getBox(node));
		const covered = boxes.flatMap((one, index) =>
			boxes
				.slice(index + 1)
				.flatMap((two) => (boxesOverlap(one, two) ? `${one.name}, ${two.name}` : [])),
		);
		expect(covered).toEqual([]);
	});

	it('names no host, address or number of anybody', () => {
		const text = exampleText(file);
		const hosts = [...text.matchAll(/https?:\/\/([^/:\s"'\\]+)/g)].map(([, host]) => host);
		expect(hosts.filter((host) => host !== 'localhost')).toEqual([]);
		const mails = [...text.matchAll(/[\w.]+@([\w.-]+\.\w+)/g)].map(([, domain]) => domain);
		expect(mails.filter((domain) => domain !== 'example.com')).toEqual([]);
		// Ofcom reserves 07700 900000 to 900999 for films.
		const bare = text.replace(/"(id|webhookId)": "[^"]+"/g, '');
		const numbers = [...bare.matchAll(/\d[\d ]{8,}\d/g)].map(([number]) => number);
		expect(numbers.filter((number) => !/^447700900\d{3}$/.test(number))).toEqual([]);
	});
});
