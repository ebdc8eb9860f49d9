import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeType } from 'n8n-workflow';

import { triggerSchema } from './composedSchemas';
import { createOutputSchemas } from './createOutputSchemas';

const FOLDER = path.join(__dirname, '../../dist/nodes/Wavex');

/**
 * Writes the output schemas beside the built nodes, where n8n looks for them: `__schema__/v1.0.0/message/sendText.json`, and
 * `__schema__/v1.0.0.json` of the trigger, which has no operations (resolveOutputSchemaPath in n8n-core).
 */
export async function writeOutputSchemas(): Promise<void> {
	const load = createRequire(__filename);
	const { Wavex } = load(path.join(FOLDER, 'Wavex.node.js')) as { Wavex: new () => INodeType };
	const { description } = new Wavex();
	const schemas = await createOutputSchemas(description);
	const version = `v${String(description.version)}.0.0`;
	for (const [name, schema] of Object.entries({ [version]: triggerSchema, ...schemas })) {
		const parts = name === version ? [name] : [version, name];
		const file = `${path.join(FOLDER, '__schema__', ...parts)}.json`;
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify(schema));
	}
}
