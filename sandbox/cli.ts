import { parseArgs } from 'node:util';
import { startSandbox, type Dialect, type SandboxOptions } from '.';
import { validateDialect, DIALECTS } from './api/dialects';
import { DEFAULT_LIMITS } from './options';

const HELP = `The sandbox: an offline copy of the Wavex WhatsApp API, with a phone that plays the customers.

  --port <number>        Port to listen on; 0 selects a free port. Default 4010.
  --host <address>       Address to listen on. Default 127.0.0.1.
  --token <token>        An API token with its own account. Can be repeated.
                         Default: one generated token, which is printed.
  --clock <factor>       World seconds per real second: with 60 a minute takes a second. Default 1.
  --dialect <name=value> A format of the API's responses. Can be repeated. See below.
  --per-minute <number>  Requests per minute and token. Default ${DEFAULT_LIMITS.perMinute}.
  --per-hour <number>    Requests per hour and token. Default ${DEFAULT_LIMITS.perHour}.
  --no-limits            Turn off the rate limits.
  --allow-private-media  Accept media URLs with private addresses.
  --help                 Show this help.

Dialects (the first value is the default):
${Object.entries(DIALECTS)
	.map(([name, values]) => `  ${name.padEnd(15)} ${values.join(' | ')}`)
	.join('\n')}
`;

function parseNumber(option: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
		throw new Error(`--${option} must be a number, not "${text}".`);
	}
	return value;
}

function parseDialect(pairs: string[]): Partial<Dialect> {
	return validateDialect(Object.fromEntries(pairs.map((pair) => pair.split('=', 2))));
}

/** Returns the options of the command line; undefined for `--help`. Throws an Error with a message for the user. */
function parseOptions(args: string[]): SandboxOptions | undefined {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '4010' },
			host: { type: 'string' },
			token: { type: 'string', multiple: true },
			clock: { type: 'string', default: '1' },
			dialect: { type: 'string', multiple: true, default: [] },
			'per-minute': { type: 'string', default: String(DEFAULT_LIMITS.perMinute) },
			'per-hour': { type: 'string', default: String(DEFAULT_LIMITS.perHour) },
			'no-limits': { type: 'boolean', default: false },
			'allow-private-media': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const port = parseNumber('port', values.port);
	if (!Number.isInteger(port) || port > 65535)
		throw new Error('--port must be a port number from 0 to 65535.');
	const perMinute = parseNumber('per-minute', values['per-minute']);
	const perHour = parseNumber('per-hour', values['per-hour']);
	return {
		port,
		host: values.host,
		tokens: values.token,
		clock: parseNumber('clock', values.clock),
		dialect: parseDialect(values.dialect),
		limits: values['no-limits'] ? false : { perMinute, perHour },
		allowPrivateMedia: values['allow-private-media'],
	};
}

async function run(): Promise<void> {
	const options = parseOptions(process.argv.slice(2));
	if (!options) {
		process.stdout.write(HELP);
		return;
	}
	const sandbox = await startSandbox(options);
	const token = options.tokens ? 'as passed with --token' : sandbox.tokens[0];
	process.stdout.write(`Phone:    ${sandbox.url}/
API:      ${sandbox.apiUrl}
Token:    ${token}
Document: ${sandbox.url}/openapi.json
Press Ctrl-C to stop.
`);
	const stop = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

run().catch((error: NodeJS.ErrnoException) => {
	const reason =
		error.code === 'EADDRINUSE'
			? 'The port is in use. Stop the program that uses it, or choose another port with --port.'
			: `${error.message} See --help.`;
	process.stderr.write(`The sandbox did not start. ${reason}\n`);
	process.exit(1);
});
