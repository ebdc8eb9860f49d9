import { delimiter, dirname } from 'node:path';

/** What n8n may see of the user's own environment; everything else could change how it behaves. */
const PASSED_VARIABLES = [
	...['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
	...['SystemRoot', 'windir', 'ComSpec', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
];

export interface N8nLocation {
	/** The Node binary that runs n8n. */
	node: string;
	/** The folder that holds n8n's `.n8n`. */
	home: string;
	/** Where n8n is served. */
	port: number;
	/** Where n8n's own task runner finds it. */
	brokerPort: number;
}

/** The whole environment n8n runs in: SQLite in `home`, 127.0.0.1 only, nothing sent to n8n's makers. */
export function n8nEnvironment(place: N8nLocation, own = process.env): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = {};
	for (const name of PASSED_VARIABLES) if (own[name] !== undefined) env[name] = own[name];
	return {
		...env,
		// n8n starts its task runner as plain `node`: that must be the same Node.
		PATH: [dirname(place.node), own.PATH].filter(Boolean).join(delimiter),
		N8N_USER_FOLDER: place.home,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_WEBHOOK_URL: `http://127.0.0.1:${place.port}/`,
		// Plain http: a browser would not send a secure cookie back.
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// It would ask n8n's makers for a list at every start.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	};
}
