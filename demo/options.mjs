import { parseArgs } from 'node:util';
import { CliError } from '../tools/cliError.js';

export const help = `Starts n8n with the Wavex nodes and the sandbox, a simulation of the Wavex API. Both run on this machine.

  npm start                              n8n on port 5678, the sandbox on port 4010
  npm start -- --port 5680               n8n on another port
  npm start -- --sandbox-port 4020       the sandbox on another port
  npm start -- --host 0.0.0.0            reachable from other machines, as a container needs it
  npm run demo:reset                     deletes the demo's data

Port 0 selects a free port. The environment variables WAVEX_DEMO_PORT, WAVEX_DEMO_SANDBOX_PORT and
WAVEX_DEMO_HOST set the same options.
`;

/**
 * Reads the options of the demo. The command line takes precedence over the environment.
 *
 * @returns {{ help: boolean, host: string, port: number, sandboxPort: number }}
 */
export function readOptions(args = process.argv.slice(2), env = process.env) {
	const string = { type: /** @type {const} */ ('string') };
	const options = {
		help: { type: /** @type {const} */ ('boolean'), short: 'h' },
		host: string,
		port: string,
		'sandbox-port': string,
	};
	let values;
	try {
		({ values } = parseArgs({ args, options }));
	} catch (error) {
		throw new CliError(
			'refused',
			`${error.message.split('\n', 1)[0]}. "npm start -- --help" lists the options.`,
		);
	}
	const port = values.port ?? env.WAVEX_DEMO_PORT ?? '5678';
	const sandboxPort = values['sandbox-port'] ?? env.WAVEX_DEMO_SANDBOX_PORT ?? '4010';
	if (port === sandboxPort && port !== '0') {
		throw new CliError(
			'refused',
			`n8n and the sandbox cannot share port ${port}. Choose two different ports.`,
		);
	}
	return {
		help: Boolean(values.help),
		host: parseHost(values.host ?? env.WAVEX_DEMO_HOST ?? '127.0.0.1'),
		port: parsePort(port, '--port'),
		sandboxPort: parsePort(sandboxPort, '--sandbox-port'),
	};
}

/** n8n and the sandbox call each other at 127.0.0.1, so they listen on that address or on all. */
function parseHost(host) {
	if (host === '127.0.0.1' || host === '0.0.0.0') return host;
	throw new CliError(
		'refused',
		`"${host}" is not possible (--host). Use 127.0.0.1 or, for all addresses of this machine, 0.0.0.0.`,
	);
}

function parsePort(text, option) {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new CliError(
		'refused',
		`"${text}" is not a port (${option}). A port is a number from 0 to 65535.`,
	);
}
