import type { RunningN8n } from '../../../demo/n8n/server';
import type { Owner } from '../../../demo/n8n/records';
import type { Sandbox } from '../../../sandbox';

/** What the tests need to know of what was started. */
export interface Props {
	n8nUrl: string;
	owner: Owner;
	sandboxUrl: string;
	credential: { id: string; apiToken: string; baseUrl: string };
}

/** What was started and must be ended. */
export interface Open {
	folder: string;
	sandbox: Sandbox;
	n8n: RunningN8n;
}

// Set-up and tear-down are modules of their own to Jest; only the process is common to them.
const place = process as unknown as { wavexStage?: Open };

export function keepOpen(open: Open): void {
	place.wavexStage = open;
}

export function takeOpen(): Open | undefined {
	const open = place.wavexStage;
	delete place.wavexStage;
	return open;
}
