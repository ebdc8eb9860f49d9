import { delimiter, dirname } from 'node:path';

/** The environment variables that n8n gets from the user; others could change its behaviour. */
const PASSED_VARIABLES = [
	...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
	...['SystemRoot', 'windir', 'ComSpec', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
];

export interface N8nLocation {
	/** The Node binary that runs n8n. */
	node: string;
	/** The folder that holds n8n's `.n8n`. */
	home: string;
	/** The port of n8n's editor and API. */
	port: number;
	/** The port for n8n's task runner. */
	brokerPort: number;
}

/** Returns n8n's environment: SQLite in `home`, 127.0.0.1 only, no telemetry. */
export function createN8nEnvironment(place: N8nLocation, own = process.env): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {};
	for (const name of PASSED_VARIABLES) if (own[name] !== undefined) env[name] = own[name];
	return {
		...env,
		// n8n starts its task runner as `node`, which must be the same Node.
		PATH: [dirname(place.node), own.PATH].filter(Boolean).join(delimiter),
		N8N_USER_FOLDER: place.home,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_WEBHOOK_URL: `http://127.0.0.1:${place.port}/`,
		// Over HTTP a browser does not send secure cookies.
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// This module would download a list at every start.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	};
}
