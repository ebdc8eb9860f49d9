import * as fc from 'fast-check';

import { Simulation, scenarios } from '../../support/rateLimitScenario';
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
		others.length === 0 && (limits.hour === undefined || limits.retryAfter !== 'none')
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

function expectFewRejections({ limits, steps, others }: Scenario, { api }: SimulationResult): void {
	const isSequential = steps.length === 1 && steps[0].runs === 1;
	if (!isSequential || others.length > 0) return;
	for (const closure of api.closures) {
		const minutes = (closure.until - closure.from) / 60_000;
		const most = limits.retryAfter !== 'none' ? 3 : closure.by === 'minute' ? 12 : 15 + minutes;
		if (closure.rejected > most) {
			throw new Error(`${closure.rejected} responses 429 in one window of a ${closure.by}`);
		}
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

it(`keeps its promises in ${SCENARIOS} random scenarios`, async () => {
	await fc.assert(
		fc.asyncProperty(scenarios, async (scenario) => void (await simulate(scenario))),
		{
			seed: SEED,
			numRuns: SCENARIOS,
		},
	);
}, 600_000);
