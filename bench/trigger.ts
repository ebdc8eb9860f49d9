import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject, INode } from 'n8n-workflow';

import type { TestEnvironment } from '../tools/testEnvironment';
import { chainNodes, TRIGGER } from '../tools/testEnvironment';
import { AT_ONCE, post } from './deliver';
import { median } from './measure';
import type { BenchmarkResult, BenchmarkOptions } from './benchmark';
import { withBenchEnvironment } from './benchEnvironment';
import { benchNode } from './workflows';

const RUNS = 5;

/** How many events a node gets before it is measured. */
const WARM_UP = 200;

/** Seldom, since n8n itself answers it while it is measured; in milliseconds. */
const POLL_INTERVAL_MS = 250;

/** How long n8n may go on with nothing finished before executions count as lost, in milliseconds. */
const PATIENCE = 30_000;

interface Receiver {
	name: string;
	workflowId: string;
	url: string;
	/** Events a second, one for each run. */
	rates: number[];
	/** Milliseconds until the answer, one for each delivery. */
	answers: number[];
	sent: number;
}

/** How many executions of a workflow ended well. */
async function succeeded({ n8n }: TestEnvironment, workflowId: string): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
	return (await n8n.call<{ count: number }>('GET', `/executions?limit=1&filter=${filter}`)).count;
}

/** Waits until there are so many executions, or for as long as their number grows; gives it. */
async function settle(
	environment: TestEnvironment,
	workflowId: string,
	expected: number,
): Promise<number> {
	let last = -1;
	let since = Date.now();
	for (;;) {
		const now = await succeeded(environment, workflowId);
		if (now >= expected || Date.now() - since > PATIENCE) return now;
		if (now !== last) [last, since] = [now, Date.now()];
		await sleep(POLL_INTERVAL_MS);
	}
}

/** n8n's own Webhook node. */
function webhookNode(path: string, options: IDataObject): INode {
	return benchNode(
		'Trigger',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode: 'onReceived', options },
		{ typeVersion: 2.1, webhookId: path },
	);
}

function wavexNode({ credential }: TestEnvironment): INode {
	const credentials = { wavexApi: { id: credential.id, name: 'Wavex' } };
	const parameters = { events: ['message.received'], options: {} };
	return benchNode('Trigger', TRIGGER, parameters, {
		typeVersion: 1.1,
		webhookId: randomUUID(),
		credentials,
	});
}

async function publish(environment: TestEnvironment, withExpression: boolean): Promise<Receiver[]> {
	const save = async (name: string, trigger: INode, url: string): Promise<Receiver> => {
		const next = benchNode('Next', 'n8n-nodes-base.noOp');
		const { id } = await environment.n8n.createWorkflow(chainNodes(name, trigger, next));
		await environment.n8n.publish(id);
		return { name, workflowId: id, url, rates: [], answers: [], sent: 0 };
	};
	const webhook = async (name: string, options: IDataObject) => {
		const path = randomUUID();
		return await save(name, webhookNode(path, options), `${environment.n8n.url}/webhook/${path}`);
	};
	const receivers = [await webhook('Webhook', {})];
	const expression = { rawBody: '={{ false }}' };
	if (withExpression) receivers.push(await webhook('Webhook with an expression', expression));
	const wavex = await save('Wavex Trigger', wavexNode(environment), '');
	const [{ url }] = await environment.sandbox.webhooks();
	return [...receivers, { ...wavex, url }];
}

/** Sends so many events, and waits until each has been an execution; adds the rate unless it is the first time. */
async function round(
	environment: TestEnvironment,
	receiver: Receiver,
	count: number,
	signal: AbortSignal,
) {
	const isFirst = receiver.sent === 0;
	const events = isFirst ? Math.min(count, WARM_UP) : count;
	const start = performance.now();
	const answers = isFirst ? [] : receiver.answers;
	const statuses = await post(receiver.url, events, signal, answers);
	receiver.sent += events;
	const finished = await settle(environment, receiver.workflowId, receiver.sent);
	if (statuses[200] !== events || finished !== receiver.sent) {
		const answered = JSON.stringify(statuses);
		throw new Error(`${receiver.name}: ${finished} of ${receiver.sent} executions, ${answered}`);
	}
	if (!isFirst) receiver.rates.push((events * 1000) / (performance.now() - start));
}

const percentile = (values: number[], part: number) =>
	[...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)];

function listRows(receivers: Receiver[], setting: string): string[][] {
	const [webhook] = receivers;
	return receivers.map(({ name, rates, answers }) => [
		name,
		setting,
		median(rates).toFixed(1),
		`${Math.min(...rates).toFixed(1)}, ${Math.max(...rates).toFixed(1)}`,
		median(rates.map((rate, run) => rate / webhook.rates[run])).toFixed(2),
		median(answers).toFixed(0),
		percentile(answers, 0.99).toFixed(0),
	]);
}

/** Sends forged deliveries beside the API's own; gives the sentence of what became of them. */
async function forge(
	environment: TestEnvironment,
	wavex: Receiver,
	count: number,
	honest: number,
	signal: AbortSignal,
): Promise<string> {
	const forgedUrl = wavex.url.replace(/secret=.*/, `secret=${'0'.repeat(64)}`);
	const start = performance.now();
	const [forged, genuine] = await Promise.all([
		post(forgedUrl, count, signal),
		post(wavex.url, honest, signal),
	]);
	const rate = (count * 1000) / (performance.now() - start);
	const executions =
		(await settle(environment, wavex.workflowId, wavex.sent + honest)) - wavex.sent;
	return `${count} forged deliveries beside ${honest} of the API's: ${forged[401] ?? 0} answered 401 and ${genuine[200] ?? 0} answered 200; ${executions} executions, so ${executions - honest} of what was forged (${rate.toFixed(0)} forged ones a second).`;
}

/** Lets the receivers take turns at so many events each. */
async function measureRates(
	environment: TestEnvironment,
	receivers: Receiver[],
	events: number,
	{ runs = RUNS, log, signal }: BenchmarkOptions,
): Promise<void> {
	for (let run = 0; run <= runs; run++) {
		// The later one has the fuller database: they take turns at that too.
		const turn = run % receivers.length;
		const inTurn = [...receivers.slice(turn), ...receivers.slice(0, turn)];
		for (const receiver of inTurn) await round(environment, receiver, events, signal);
		const rates = receivers.map(({ name, rates }) => `${name} ${rates.at(-1)?.toFixed(1)}`);
		if (run > 0) log(`Run ${run}: ${rates.join(', ')} events a second`);
	}
}

/** How fast events become executions, beside n8n's own Webhook node with the same workflow; and what is forged. */
export async function trigger(options: BenchmarkOptions): Promise<BenchmarkResult> {
	const { items = 10_000, runs = RUNS, log, signal } = options;
	const events = Math.max(1, Math.round(items / runs));
	const fewer = Math.max(1, Math.round(events / 10));
	const env = { EXECUTIONS_DATA_PRUNE: 'false' };
	const asInstalled = await withBenchEnvironment({ signal, log, env }, async ({ environment }) => {
		const receivers = await publish(environment, true);
		await measureRates(environment, receivers, fewer, options);
		return listRows(receivers, 'as installed');
	});
	const lazyEnv = { ...env, N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	return await withBenchEnvironment({ signal, log, env: lazyEnv }, async ({ environment }) => {
		const receivers = await publish(environment, false);
		await measureRates(environment, receivers, events, options);
		const wavex = receivers[receivers.length - 1];
		return {
			title: `Events that become executions: ${runs} times ${events} to each node`,
			table: [
				[
					'Node',
					'n8n',
					'events a second',
					'least, most',
					'of Webhook',
					'answered in ms',
					'99 % in ms',
				],
				...asInstalled,
				...listRows(receivers, 'lazy'),
			],
			notes: [
				`"lazy" is an n8n with \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`: ${events * runs} events to each node, all answered 200 and each one execution, none lost or doubled. "As installed": ${fewer * runs} events to each, likewise.`,
				await forge(environment, wavex, items, Math.min(events, 1000), signal),
				`${AT_ONCE} deliveries are under way at once; a run ends when its last execution has ended. A first run of each does not count.`,
				'The ratios are the medians of the ratios of runs beside each other.',
			],
		};
	});
}
