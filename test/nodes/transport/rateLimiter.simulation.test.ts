import * as fc from 'fast-check';

import { scaleLimit } from '../../../tools/machineFactor';
import { Simulation, bursts, scenarios } from '../../support/rateLimitScenario';
import type { RequestRecord, Scenario, SimulationResult } from '../../support/rateLimitScenario';

const SCENARIOS = 10_000;
const SEED = 14;

/** For latency and timers. */
const TOLERANCE_MS = 100;
const PROBE_MS = 5_000;
const LATER_PROBE_MS = 60_000;

/** Returns when nothing but a guess kept the request from being sent any longer. */
function getReadyTime({ calledAt, lastEventAt, retryAt }: RequestRecord): number {
	return Math.max(calledAt, lastEventAt, retryAt);
}

/** Returns for how long the API would have accepted the request before it was sent or refused, in milliseconds. */
function getDelay(record: RequestRecord): number {
	const { openSince, endedAt } = record;
	return openSince === undefined ? 0 : endedAt - Math.max(openSince, getReadyTime(record));
}

function expectRecord(scenario: Scenario, record: RequestRecord): void {
	const { limits, others, steps } = scenario;
	const { isSent, endedAt, until, retryAt, inFlight } = record;
	const isClockSet = steps.some(({ clockChange }) => clockChange !== 0);
	if (!isSent && endedAt < until && !(retryAt + TOLERANCE_MS > until)) {
		throw new Error('refused before its deadline, without a Retry-After');
	}
	// When the clock is set forward, one request may ask whether the time has really passed.
	if (isSent && endedAt < retryAt && !isClockSet) throw new Error('sent before Retry-After');
	const limit =
		limits.retryAfter !== 'none' || (others.length === 0 && limits.hour === undefined)
			? PROBE_MS
			: LATER_PROBE_MS;
	const isAsking = !isSent && (inFlight > 0 || retryAt + TOLERANCE_MS > endedAt);
	if (!isAsking && getDelay(record) > limit + TOLERANCE_MS) {
		throw new Error(`waited ${getDelay(record)} ms although the API was open`);
	}
	if (isSent && endedAt - getReadyTime(record) > LATER_PROBE_MS + TOLERANCE_MS) {
		throw new Error('did not probe for more than a minute');
	}
}

function expectFewRejections(scenario: Scenario, { api }: SimulationResult): void {
	const { limits, steps, overlaps, others } = scenario;
	// Requests that are in flight together are rejected together.
	if (overlaps || steps.some(({ runs }) => runs > 1)) return;
	for (const { by, from, until, rejected } of api.closures) {
		const minutes = (until - from) / 60_000;
		// While an hour's window is closed, executions without Max Wait may ask every five seconds.
		const asking = steps.some(({ maxWait }) => maxWait < 300_000) ? 12 * minutes : minutes;
		const most = limits.retryAfter !== 'none' ? 3 : by === 'minute' ? 12 : 12 + asking;
		// Other clients make the end that was expected wrong.
		const surplus = others.length > 0 || by === 'hour' ? 3 : 0;
		if (rejected > most + surplus)
			throw new Error(`${rejected} responses 429 in one window of a ${by}`);
	}
}

async function simulate(scenario: Scenario): Promise<SimulationResult> {
	const result = await new Simulation(scenario).run();
	for (const record of result.records) expectRecord(scenario, record);
	expectFewRejections(scenario, result);
	if (!result.isInOrder) throw new Error('a later request overtook an earlier one');
	if (!result.askedAtEnd) throw new Error('refused a minute later, without asking');
	return result;
}

async function simulateBursts(scenario: Scenario): Promise<void> {
	const { api, records } = await simulate(scenario);
	const isObserved = (until: number) =>
		records.some(({ openSince, endedAt }) => openSince === until && endedAt < until + 6_000);
	const first = api.closures.findIndex(({ until }) => isObserved(until));
	for (const { rejected } of first < 0 ? [] : api.closures.slice(first + 1)) {
		if (rejected > 3) throw new Error(`${rejected} responses 429 in a window of known length`);
	}
}

it(
	`keeps its promises in ${SCENARIOS} random scenarios`,
	async () => {
		const property = fc.asyncProperty(
			scenarios,
			async (scenario) => void (await simulate(scenario)),
		);
		await fc.assert(property, { seed: SEED, numRuns: SCENARIOS });
	},
	scaleLimit(300_000),
);

it(
	'needs at most 3 responses 429 for a window once it has observed one of its length',
	async () => {
		await fc.assert(fc.asyncProperty(bursts, simulateBursts), { seed: SEED, numRuns: 1_000 });
	},
	scaleLimit(60_000),
);
