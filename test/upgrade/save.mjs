/**
 * Keeps what a workflow of this version holds, for the tests of all later ones: `node test/upgrade/save.mjs`.
 * The file of a version that was released is never written again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from '../../tools/bootstrap.mjs';
import { root } from '../../tools/paths.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { saveEverything } = await loadTypeScript('test/upgrade/workflow.ts');
const file = join(root, 'test/upgrade/saved', `${version}.json`);
writeFileSync(file, `${JSON.stringify(saveEverything(version), null, 2)}\n`);
