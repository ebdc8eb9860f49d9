import type { N8nClient } from '../n8n/n8nClient';
import type { Owner } from '../n8n/n8nTypes';
import type { SandboxControl } from './sandboxControl';

/** What another process needs to connect to a running n8n and sandbox. */
export interface EnvironmentInfo {
	n8nUrl: string;
	owner: Owner;
	sandboxUrl: string;
	/** The folder of the environment, which is removed at its end. */
	folder: string;
	credential: { id: string; apiToken: string; baseUrl: string };
}

/** A running n8n with the Wavex nodes and a running sandbox, as the tests use them. */
export interface TestEnvironment {
	/** n8n's internal API, signed in. */
	n8n: N8nClient;
	sandbox: SandboxControl;
	credential: EnvironmentInfo['credential'];
	/** The user who can sign in to the editor. */
	owner: Owner;
}
