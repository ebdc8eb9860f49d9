import { parseArgs } from 'node:util';

export interface LiveOptions {
	token: string;
	baseUrl: string;
	/** The session for all requests; default: the first connected one. */
	session?: string;
	/** The recipient of the messages; without it nothing is written. */
	writeTo?: string;
}

const DEFAULT_BASE_URL = 'https://whatsapp.theonesystemco.com/api/v1';

export const help = `Asks the live Wavex API what the sandbox can only guess, through the node in n8n's own engine.

  WAVEX_TOKEN=… npm run test:live
  WAVEX_TOKEN=… npm run test:live -- --session 12 --write-to 201234567890

It reads only: whatever is not a GET is stopped before it leaves this machine. With --write-to it also sends five messages
and a template to that number, and makes and deletes a template, a campaign that never starts, and a webhook.
It prints the forms of the answers, without values and without the token.

  WAVEX_TOKEN          The API token (environment)
  WAVEX_BASE_URL       Another server (environment); default ${DEFAULT_BASE_URL}
  --session <id>       The session; default the first that is connected
  --write-to <number>  Your own number, with its country code
  --help               This text`;

/**
 * Reads the command line and the environment.
 *
 * @returns a sentence instead, when something is missing or wrong
 */
export function readOptions(
	args: string[],
	env: NodeJS.ProcessEnv,
): LiveOptions | { problem: string } | { help: true } {
	let values: { session?: string; 'write-to'?: string; help?: boolean };
	try {
		({ values } = parseArgs({
			args,
			options: {
				session: { type: 'string' },
				'write-to': { type: 'string' },
				help: { type: 'boolean' },
			},
		}));
	} catch (error) {
		return { problem: (error as Error).message };
	}
	if (values.help) return { help: true };
	const { session, 'write-to': writeTo } = values;
	const token = env.WAVEX_TOKEN?.trim();
	if (!token) return { problem: 'Set WAVEX_TOKEN in the environment to the API token.' };
	if (writeTo !== undefined && session === undefined) {
		return { problem: 'Name the session that sends to it with --session.' };
	}
	return {
		token,
		baseUrl: (env.WAVEX_BASE_URL ?? DEFAULT_BASE_URL).replace(/\/+$/, ''),
		session,
		writeTo,
	};
}
