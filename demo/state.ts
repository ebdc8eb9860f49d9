import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../tools/cliError';
import type { Owner } from '../tools/n8n/n8nTypes';

/** What the demo must find again at its next start. It holds secrets: the file is for its owner's eyes only. */
export interface DemoState {
	owner: Owner;
	/** The token of the one account of the sandbox. */
	sandboxToken: string;
	credentialId?: string;
	workflowId?: string;
	/** Tells whether the example was changed since it was put into n8n. */
	workflowHash?: string;
}

/** Reads the state, or makes a new one with fresh secrets. Throws `refused` when the file is damaged. */
export async function loadState(file: string): Promise<DemoState> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (text === undefined) return newState();
	try {
		const state = JSON.parse(text) as Partial<DemoState> | null;
		if (state?.owner?.email && state.owner.password && state.sandboxToken)
			return state as DemoState;
	} catch {
		// Falls through to the same sentence as a file that lacks something.
	}
	throw new CliError(
		'refused',
		`The demo's own notes (${file}) are damaged. Run npm run demo:reset, which forgets the demo's n8n, and npm start again.`,
	);
}

/** Writes the state in one step, readable by this account only. */
export async function saveState(file: string, state: DemoState): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	const fresh = `${file}.new`;
	await writeFile(fresh, `${JSON.stringify(state, null, '\t')}\n`, { mode: 0o600 });
	await rename(fresh, file);
}

function newState(): DemoState {
	return {
		// n8n wants a capital letter and a digit in a password.
		owner: {
			email: 'demo@wavex.local',
			password: `Wavex-1-${randomBytes(12).toString('base64url')}`,
		},
		sandboxToken: `wavex_${randomBytes(24).toString('hex')}`,
	};
}
