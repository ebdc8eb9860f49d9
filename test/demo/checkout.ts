import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scaleLimit } from '../../tools/machineFactor';

const repository = resolve(__dirname, '..', '..');

// Real processes on a busy machine take longer than jest's five seconds.
jest.setTimeout(scaleLimit(60_000));

export interface Ended {
	code: number;
	output: string;
}

/** Copies the demo into a new folder, with a link to the repository's node_modules unless `installed` is false. */
export function createCheckout({ installed = true } = {}): string {
	const folder = createTemporaryFolder();
	for (const name of ['demo', 'tools', 'package.json', 'package-lock.json', 'sandbox']) {
		cpSync(join(repository, name), join(folder, name), { recursive: true });
	}
	if (installed) symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
	return folder;
}

const folders: string[] = [];

afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Creates a folder that is removed after the test file. */
export function createTemporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'wavex-demo-'));
	folders.push(folder);
	return folder;
}

/** Runs one of the demo's scripts to its end. */
export async function run(
	folder: string,
	args: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
	return await new Promise((end) => {
		const options = { cwd: folder, env: { ...process.env, ...env }, timeout: scaleLimit(60_000) };
		execFile(process.execPath, args, options, (error, stdout, stderr) => {
			end({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
		});
	});
}

/** A line of a stack trace. */
export const stackLine = /^\s+at /m;

export function editJson(file: string, edit: (json: Record<string, unknown>) => void): void {
	const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	edit(json);
	writeFileSync(file, JSON.stringify(json));
}
