import '../support/environment';

import type { IDataObject } from 'n8n-workflow';

import { runWavex } from '../support/n8n';
import { describeAnswer, listForm, getRecords } from './form';
import { help, readOptions, type LiveOptions } from './options';
import { startRelay, type Exchange, type Relay } from './relay';
import { READS, WRITES, type Known, type Step } from './steps';

type Log = (line: string) => void;

/** Of the answers' headers those that say something of the API. */
const TELLING = /^(x-ratelimit-|retry-after|content-type|x-request-id|server$)/;

interface Outcome {
	result: 'good' | 'failed' | 'left out';
	lines: string[];
}

/** Runs one operation in n8n's engine, and tells what went through the relay meanwhile. */
async function runStep(
	step: Step,
	known: Known,
	relay: Relay,
	options: LiveOptions,
): Promise<Outcome> {
	const missing = step.needs?.find((name) => known[name] === undefined);
	if (missing) return { result: 'left out', lines: [`The account has no ${missing}.`] };
	const from = relay.exchanges.length;
	const { pathname } = new URL(options.baseUrl);
	const { resource, operation } = step;
	const { outputs, error } = await runWavex(
		{ resource, operation, ...step.parameters?.(known) },
		{ credential: { apiToken: options.token, baseUrl: relay.origin + pathname } },
	);
	const asked = relay.exchanges.slice(from);
	const lines = asked.flatMap(({ method, path, status, body }) => [
		`${method} ${path.replace(/\d{5,}/g, '…')} → ${status ?? 'no answer'}`,
		...(status === null ? [] : describeAnswer(body)),
	]);
	if (error) {
		return { result: 'failed', lines: [...lines, `${error.message}. ${error.description ?? ''}`] };
	}
	if (operation === 'getAll' && !asked.some(({ body }) => listForm(body))) {
		return { result: 'failed', lines: [...lines, 'This is no list that the node knows.'] };
	}
	const items = outputs[0] ?? [];
	lines.push(`items: ${items.length}`);
	if (step.keep) known[step.keep] ??= getId(items[0]?.json);
	if (operation === 'getAll' && resource === 'session') chooseSession(known, asked, options);
	return { result: 'good', lines };
}

function getId(json: IDataObject | undefined): string | undefined {
	return json?.id === undefined ? undefined : String(json.id);
}

/** The session that was named, else the first that is connected, and its number. */
function chooseSession(known: Known, asked: Exchange[], { session, writeTo }: LiveOptions): void {
	const sessions = asked.flatMap(({ body }) => getRecords(body) ?? []) as IDataObject[];
	const chosen = session
		? sessions.find(({ id }) => String(id) === session)
		: (sessions.find(({ status }) => status === 'connected') ?? sessions[0]);
	known.session = session ?? getId(chosen);
	const own = String(chosen?.phone ?? '');
	known.phone = writeTo ?? (own || undefined);
}

function logHeaders(log: Log, exchanges: Exchange[]): void {
	const names = new Set(exchanges.flatMap(({ headers }) => Object.keys(headers)));
	const shown = [...names].filter((name) => TELLING.test(name)).sort();
	log('');
	log('Headers of the answers (the last value of each):');
	for (const name of shown) {
		const last = exchanges.findLast(({ headers }) => headers[name] !== undefined);
		log(`  ${name}: ${last?.headers[name]}`);
	}
}

/**
 * Asks the API through every operation that reads, and with `writeTo` through some that write, and reports the forms of its answers.
 *
 * @param log gets the report line by line; the token is in none
 * @returns how many operations failed
 */
export async function live(options: LiveOptions, log: Log): Promise<number> {
	const masked: Log = (line) => log(line.replaceAll(options.token, '***'));
	const mayWrite = options.writeTo !== undefined;
	const relay = await startRelay(new URL(options.baseUrl).origin, mayWrite);
	const known: Known = {};
	const counts = { good: 0, failed: 0, 'left out': 0 };
	try {
		for (const step of mayWrite ? [...READS, ...WRITES] : READS) {
			const { result, lines } = await runStep(step, known, relay, options);
			counts[result]++;
			masked(`${step.resource}.${step.operation}: ${result}`);
			for (const line of lines) masked(`  ${line}`);
		}
		logHeaders(masked, relay.exchanges);
	} finally {
		await relay.close();
	}
	const written = relay.exchanges.filter(({ method, status }) => method !== 'GET' && status);
	masked('');
	masked(
		`${counts.good} operations understood, ${counts.failed} failed, ${counts['left out']} left out; ${relay.exchanges.length} requests, ${written.length} of them not GET.`,
	);
	return counts.failed;
}

/** Runs the command. @returns the exit code */
export async function main(
	args: string[],
	env: NodeJS.ProcessEnv = process.env,
	log: Log = console.log,
): Promise<number> {
	const options = readOptions(args, env);
	if ('help' in options) {
		log(help);
		return 0;
	}
	if ('problem' in options) {
		log(options.problem);
		log('npm run test:live -- --help lists the options.');
		return 2;
	}
	return (await live(options, log)) > 0 ? 1 : 0;
}
