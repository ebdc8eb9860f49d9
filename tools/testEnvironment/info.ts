import type { Owner } from '../n8n/n8nTypes';

/** What the tests need to know of what was started. */
export interface EnvironmentInfo {
	n8nUrl: string;
	owner: Owner;
	sandboxUrl: string;
	credential: { id: string; apiToken: string; baseUrl: string };
}

/** Ends what was started. */
type Close = () => Promise<void>;

// Set-up and tear-down are modules of their own to Jest; only the process is common to them.
const place = process as unknown as { wavexStage?: Close };

export function setTeardown(close: Close): void {
	place.wavexStage = close;
}

export function takeTeardown(): Close | undefined {
	const close = place.wavexStage;
	delete place.wavexStage;
	return close;
}
