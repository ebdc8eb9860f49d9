import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { operations } from '../support/description';
import { resolveParameters, type Saved } from './workflow';

const folder = join(__dirname, 'saved');
const versions = readdirSync(folder).map(
	(name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Saved,
);

describe.each(versions)('a workflow saved with $version', ({ workflow, resolved }) => {
	const ours = workflow.nodes.filter(({ type }) => type.startsWith('n8n-nodes-wavex.'));

	it.each(ours)('$name finds every parameter as it was, defaults included', (node) => {
		// A later version may have more parameters, but none may have gone or mean something else.
		expect(resolveParameters(node)).toMatchObject(resolved[node.name]);
	});

	it('names operations that are all there', () => {
		const saved = ours.flatMap(({ parameters, name }) =>
			name === 'Trigger'
				? []
				: `${resolved[name].resource}.${parameters.operation ?? resolved[name].operation}`,
		);
		const now = operations.map(({ resource, operation }) => `${resource}.${operation}`);
		expect(now).toEqual(expect.arrayContaining(saved));
	});
});
