import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../tools/cliError';
import type { Owner } from '../tools/n8n/n8nTypes';

/** What the demo keeps for its next start. It holds secrets, so only the user can read the file. */
export interface DemoState {
	owner: Owner;
	/** The API token of the sandbox's account. */
	sandboxToken: string;
	credentialId?: string;
	workflowId?: string;
	/** Shows whether the example has changed since it was imported. */
	workflowHash?: string;
}

/** Reads the state, or creates one with new secrets. Throws `refused` when the file is damaged. */
export async function loadState(file: string): Promise<DemoState> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (text === undefined) return createState();
	try {
		const state = JSON.parse(text) as Partial<DemoState> | null;
		if (state?.owner?.email && state.owner.password && state.sandboxToken)
			return state as DemoState;
	} catch {
		// The error below also applies to a file that is incomplete.
	}
	throw new CliError(
		'refused',
		`The demo's state (${file}) is damaged. Run npm run demo:reset, which deletes the demo's n8n, then npm start.`,
	);
}

/** Writes the state atomically; only the user can read the file. */
export async function saveState(file: string, state: DemoState): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	const temporary = `${file}.new`;
	await writeFile(temporary, `${JSON.stringify(state, null, '\t')}\n`, { mode: 0o600 });
	await rename(temporary, file);
}

function createState(): DemoState {
	return {
		// n8n requires a capital letter and a digit in a password.
		owner: {
			email: 'demo@wavex.local',
			password: `Wavex-1-${randomBytes(12).toString('base64url')}`,
		},
		sandboxToken: `wavex_${randomBytes(24).toString('hex')}`,
	};
}
