import { parseArgs } from 'node:util';
import { startSandbox, type Dialect, type SandboxOptions } from '.';
import { validateDialect, DIALECTS } from './api/dialects';
import { DEFAULT_LIMITS } from './options';

const HELP = `The sandbox: an offline double of the Wavex WhatsApp API, with a phone to play the customer.

  --port <number>        Port to listen on; 0 takes a free one. Default 4010.
  --host <address>       Address to listen on. Default 127.0.0.1.
  --token <token>        An API token; each token is an account of its own. May be repeated.
                         Default: one generated token, which is printed.
  --clock <factor>       World seconds per real second: 60 makes a minute a second. Default 1.
  --dialect <name=value> A form of the API's answers. May be repeated. See below.
  --per-minute <number>  Requests a token may make in a minute. Default ${DEFAULT_LIMITS.perMinute}.
  --per-hour <number>    Requests a token may make in an hour. Default ${DEFAULT_LIMITS.perHour}.
  --no-limits            No limits.
  --allow-private-media  Accept media URLs that point to private addresses.
  --help                 This text.

Dialects (the first value is the default):
${Object.entries(DIALECTS)
	.map(([name, values]) => `  ${name.padEnd(15)} ${values.join(' | ')}`)
	.join('\n')}
`;

function parseNumber(option: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
		throw new Error(`--${option} takes a number, not "${text}".`);
	}
	return value;
}

function parseDialect(pairs: string[]): Partial<Dialect> {
	return validateDialect(Object.fromEntries(pairs.map((pair) => pair.split('=', 2))));
}

/** What the command line asks for; undefined when it asks for help. Throws an Error to show. */
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
	if (!Number.isInteger(port) || port > 65535) throw new Error('--port takes a port, 0 to 65535.');
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
	const token = options.tokens ? 'as given with --token' : sandbox.tokens[0];
	process.stdout.write(`Phone:    ${sandbox.url}/
API:      ${sandbox.apiUrl}
Token:    ${token}
Document: ${sandbox.url}/openapi.json
Ctrl-C stops it.
`);
	const stop = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

run().catch((error: NodeJS.ErrnoException) => {
	const reason =
		error.code === 'EADDRINUSE'
			? 'The port is in use. Stop what uses it, or choose another one with --port.'
			: `${error.message} See --help.`;
	process.stderr.write(`The sandbox did not start. ${reason}\n`);
	process.exit(1);
});
