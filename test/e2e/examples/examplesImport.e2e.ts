import type { INodeTypeDescription } from 'n8n-workflow';

import { newestVersions } from '../../examples/newestVersions';
import {
	getEditorIssues,
	exampleFiles,
	readExample,
	listUnknownParameters,
} from '../../support/examples';
import { connect, type TestEnvironment } from '../../../tools/testEnvironment';

let environment: TestEnvironment;
const types = new Map<string, INodeTypeDescription>();

/** n8n makes a node's twin for agents itself: it has the node's fields, and these of its own. */
const getBase = (type: string) => type.replace(/Tool$/, '');
const OF_TOOLS = ['descriptionType', 'toolDescription'];

beforeAll(async () => {
	environment = await connect();
	const wanted = Object.entries(newestVersions);
	const nodeInfos = wanted.map(([name, version]) => ({ name: getBase(name), version }));
	const known = await environment.n8n.call<INodeTypeDescription[]>('POST', '/node-types', {
		nodeInfos,
	});
	// They come in the order asked for, under names without their package.
	for (const [index, type] of known.entries()) types.set(wanted[index][0], type);
});

it('the versions that the examples are held to are the newest that this n8n has', () => {
	const newest = Object.keys(newestVersions).map((name) => {
		const { name: short, version, defaultVersion } = types.get(name)!;
		expect(getBase(name).endsWith(`.${short}`)).toBe(true);
		return [name, defaultVersion ?? Math.max(...[version ?? NaN].flat())];
	});
	expect(Object.fromEntries(newest)).toEqual(newestVersions);
});

it.each(exampleFiles)(
	'%s imports, and n8n has nothing to complain of but credentials',
	async (file) => {
		const { nodes } = readExample(file);
		const { id } = await environment.n8n.createWorkflow(readExample(file));
		// n8n adds the ids of the URLs that our nodes may wait at.
		expect((await environment.n8n.getWorkflow(id)).nodes).toMatchObject(nodes);
		for (const node of nodes) {
			const type = types.get(node.type)!;
			const unknown = listUnknownParameters(node, type).filter((name) => !OF_TOOLS.includes(name));
			expect([node.name, ...unknown, ...getEditorIssues(node, type)]).toEqual([node.name]);
		}
		await environment.n8n.deleteWorkflow(id);
	},
);
