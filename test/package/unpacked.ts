import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar';

import { packageRoot, packPackage } from '../../tools/n8n/wavexPackage';

/** The package as a user downloads it, unpacked. */
export interface Unpacked {
	/** Where its files are. */
	folder: string;
	/** Every file, relative to the folder. */
	files: string[];
	/** Of the tarball, in bytes. */
	size: number;
	manifest: Record<string, unknown> & {
		name: string;
		version: string;
		n8n: { nodes: string[]; credentials: string[]; n8nNodesApiVersion: unknown };
	};
	/** Removes all of it. */
	remove: () => Promise<void>;
}

/** Packs the built package as `npm publish` does, and unpacks it as n8n's installer does. */
export async function unpackPackage(): Promise<Unpacked> {
	const place = await mkdtemp(join(tmpdir(), 'wavex-package-'));
	const tarball = await packPackage(join(place, 'tarball'));
	const folder = join(place, 'node_modules', 'n8n-nodes-wavex');
	await mkdir(folder, { recursive: true });
	await extract({ file: tarball, cwd: folder, strip: 1 });
	// n8n brings its own to what it loads.
	const workflow = join(packageRoot, 'node_modules', 'n8n-workflow');
	await symlink(workflow, join(place, 'node_modules', 'n8n-workflow'));
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
	return {
		folder,
		files: files.sort(),
		size: (await stat(tarball)).size,
		manifest: JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
		remove: async () => await rm(place, { recursive: true, force: true }),
	};
}
