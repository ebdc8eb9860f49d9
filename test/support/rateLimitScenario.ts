import * as fc from 'fast-check';

import { RateLimiter } from '../../nodes/Wavex/transport/rateLimiter';
import { SimulatedApi } from './simulatedApi';
import type { SimulatedLimits } from './simulatedApi';
import { VirtualTime } from './virtualTime';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

interface Step {
	/** Since the step before, in milliseconds. */
	gap: number;
	/** Executions that begin at once, each with requests one after another. */
	runs: number;
	requests: number;
	maxWait: number;
	/** The clock is set at the beginning of this step, by so much. */
	clockChange: number;
}

export interface Scenario {
	limits: SimulatedLimits;
	steps: Step[];
	/** Whether a step begins although the one before has not ended. */
	overlaps: boolean;
	/** Bursts of other clients, after one another. */
	others: Array<{ gap: number; requests: number }>;
	/** From here to the API, in milliseconds; the response needs as long. */
	latency: number;
	/** By how much latency varies, as a sequence of shares from 0 to 1. */
	jitter: number[];
}

/** Milliseconds, each order of magnitude as likely. */
const durations = (from: number, to: number) =>
	fc
		.double({ min: Math.log(from), max: Math.log(to), noNaN: true })
		.map((value) => Math.round(Math.exp(value)));

const maxWaits = fc.constantFrom(0, 3 * SECOND, 5 * MINUTE, 5 * MINUTE, 90 * MINUTE);

const steps: fc.Arbitrary<Step> = fc.record({
	gap: durations(1, 21 * DAY),
	runs: fc.constantFrom(1, 1, 1, 2, 5),
	requests: fc.integer({ min: 1, max: 14 }),
	maxWait: maxWaits,
	clockChange: fc.oneof(
		{ weight: 9, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: -30 * DAY, max: 30 * DAY }) },
	),
});

const network = {
	latency: fc.constantFrom(1, 20, 150, 700),
	jitter: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 }),
};

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
	limits: fc.record({
		minute: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined, freq: 8 }),
		hour: fc.option(fc.integer({ min: 5, max: 30 }), { nil: undefined, freq: 1 }),
		isSliding: fc.boolean(),
		shown: fc.constantFrom('none', 'minute', 'hour', 'tightest'),
		retryAfter: fc.constantFrom('none', 'none', 'seconds', 'date'),
		clockSkew: fc.integer({ min: -DAY, max: DAY }),
	}),
	steps: fc.array(steps, { minLength: 1, maxLength: 6 }),
	overlaps: fc.boolean(),
	others: fc.oneof(
		fc.constant([]),
		fc.array(fc.record({ gap: durations(1, DAY), requests: fc.integer({ min: 1, max: 8 }) }), {
			maxLength: 8,
		}),
	),
	...network,
});

/** One execution after the other, which all wait, in a minute's fixed windows of which the API does not say when they end. */
export const bursts: fc.Arbitrary<Scenario> = fc.record({
	limits: fc.record({
		minute: fc.integer({ min: 1, max: 8 }),
		isSliding: fc.constant(false),
		shown: fc.constantFrom('none', 'minute'),
		retryAfter: fc.constant('none'),
		clockSkew: fc.constant(0),
	}),
	steps: fc.array(
		fc.record({
			gap: fc.oneof(durations(1, SECOND), durations(2 * MINUTE, 21 * DAY)),
			runs: fc.constant(1),
			requests: fc.integer({ min: 1, max: 30 }),
			maxWait: fc.constant(90 * MINUTE),
			clockChange: fc.constant(0),
		}),
		{ minLength: 2, maxLength: 6 },
	),
	overlaps: fc.constant(false),
	others: fc.constant([]),
	...network,
});

/** One request, from the call of `acquire` on. All times in milliseconds since the start. */
export interface RequestRecord {
	calledAt: number;
	until: number;
	/** When it was sent or refused. */
	endedAt: number;
	isSent: boolean;
	/** Requests in flight when it was refused. */
	inFlight: number;
	/** When another request was last sent or answered before. */
	lastEventAt: number;
	/** Since when the API would have accepted it, undefined when it would not. */
	openSince?: number;
	/** When the last Retry-After ends. */
	retryAt: number;
	/** Which window closed last. */
	closedBy?: 'minute' | 'hour';
}

export interface SimulationResult {
	records: RequestRecord[];
	api: SimulatedApi;
	/** Whether requests were sent in the order in which they came. */
	isInOrder: boolean;
	/** Whether a request without Max Wait was sent a minute later, or after the last Retry-After. */
	askedAtEnd: boolean;
}

/** Sends a scenario's requests through the real limiter. */
export class Simulation {
	private readonly time = new VirtualTime();

	private readonly limiter = new RateLimiter();

	private readonly api: SimulatedApi;

	private readonly records: RequestRecord[] = [];

	private called = 0;

	private lastSent = -1;

	private isInOrder = true;

	private inFlight = 0;

	private lastEventAt = -Infinity;

	private retryAt = -Infinity;

	private requests = 0;

	private askedAtEnd = false;

	constructor(private readonly scenario: Scenario) {
		let at = 0;
		const others = scenario.others.flatMap(({ gap, requests }) => {
			at += gap;
			return Array.from({ length: requests }, (_, n) => at + n);
		});
		this.api = new SimulatedApi(scenario.limits, others);
	}

	async run(): Promise<SimulationResult> {
		this.time.install();
		try {
			await this.time.run(this.runSteps());
		} finally {
			this.time.restore();
		}
		const { records, api, isInOrder, askedAtEnd } = this;
		return { records, api, isInOrder, askedAtEnd };
	}

	private async runSteps(): Promise<void> {
		const runs: Array<Promise<void>> = [];
		for (const step of this.scenario.steps) {
			await this.time.sleep(step.gap);
			this.time.clockOffset += step.clockChange;
			for (let run = 0; run < step.runs; run++) runs.push(this.runList(step));
			if (!this.scenario.overlaps) await Promise.all(runs);
		}
		await Promise.all(runs);
		// Whatever has happened, after a minute without Retry-After the next request asks the API.
		await this.time.sleep(Math.max(0, this.retryAt - this.time.now) + MINUTE + SECOND);
		const before = this.records.length;
		await this.send(0);
		this.askedAtEnd = this.records[before].isSent;
	}

	/** As a node does: the item fails when its wait ends, the next ones do not wait. */
	private async runList({ requests, maxWait }: Step): Promise<void> {
		let wait = maxWait;
		for (let n = 0; n < requests; n++) {
			if (!(await this.send(wait))) wait = 0;
		}
	}

	private async send(maxWait: number): Promise<boolean> {
		const until = this.time.now + maxWait;
		for (;;) {
			const calledAt = this.time.now;
			const call = this.called++;
			const result = await this.limiter.acquire({ until });
			const isSent = result === 'acquired';
			this.record(calledAt, until, isSent);
			if (!isSent) return false;
			if (call < this.lastSent) this.isInOrder = false;
			this.lastSent = call;
			if (await this.request()) return true;
		}
	}

	private record(calledAt: number, until: number, isSent: boolean): void {
		const { inFlight, lastEventAt, retryAt } = this;
		const endedAt = this.time.now;
		const openSince = this.api.getOpenSince(endedAt);
		const closedBy = this.api.closures.at(-1)?.by;
		this.records.push({
			...{ calledAt, until, endedAt, isSent, inFlight, lastEventAt, retryAt, openSince, closedBy },
		});
	}

	private async request(): Promise<boolean> {
		this.inFlight++;
		const sentAt = this.time.now;
		this.lastEventAt = sentAt;
		await this.time.sleep(this.getLatency());
		const response = this.api.receive(this.time.now);
		await this.time.sleep(this.getLatency());
		this.inFlight--;
		this.lastEventAt = this.time.now;
		const { 'retry-after': retryAfter, date = '' } = response.headers;
		if (retryAfter !== undefined) {
			const ms = Number(retryAfter) * 1000 || Date.parse(retryAfter) - Date.parse(date);
			this.retryAt = Math.max(this.retryAt, this.time.now + ms);
		}
		this.limiter.release(sentAt, response);
		return response.statusCode === 200;
	}

	private getLatency(): number {
		const { latency, jitter } = this.scenario;
		return latency + 100 * jitter[this.requests++ % jitter.length];
	}
}
