import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { runWithin } from '../../support/processorTime';
import { createRegisteredTrigger, SECRET, type CallResult } from '../../support/trigger';
import { EVENT_NAMES } from '../trigger/deliveries';
import { createWrongQuery, hostileBody, hostileHeaders } from './hostileBodies';

/** How many deliveries are tried; a million were, by WAVEX_HOSTILE_DELIVERIES. */
const RUNS = Number(process.env.WAVEX_HOSTILE_DELIVERIES ?? 8_000);
const MAX_MS = 50;

const triggers = [
	{},
	{ raw: true },
	{ messageTypes: ['system'], includeStatusAndChannels: true, ignoreOwnMessages: false },
	{
		outputPerEvent: true,
		ignoreGroups: true,
		sessionIds: ['1'],
		maxAgeMinutes: 5,
		onlyFrom: '201234567890',
		keywords: 'hi',
	},
].map((options) => createRegisteredTrigger({ events: EVENT_NAMES, options }));

const prototypes: object[] = [
	Object.prototype,
	Array.prototype,
	String.prototype,
	Function.prototype,
];
const listKeys = () =>
	JSON.stringify(prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String)));
const keysBefore = listKeys();

type Request = Parameters<(typeof triggers)[0]['call']>[0];

/** Outside of n8n, jest cannot load the library that finds the type of a file. */
const isMissingLibrary = (error: unknown) => String(error).includes('dynamic import callback');

async function call(
	trigger: (typeof triggers)[0],
	request: Request,
): Promise<CallResult | undefined> {
	try {
		return await trigger.call(request);
	} catch (error) {
		if (isMissingLibrary(error)) return undefined;
		throw error;
	}
}

const measureCall = async (trigger: (typeof triggers)[0], request: Request) =>
	await runWithin(MAX_MS, async () => await call(trigger, structuredClone(request)));

/** Creates the request as n8n's webhook server would: parsed, or as a text that the node reads. */
function createRequest(query: IDataObject, body: unknown, headers: IDataObject): Request {
	if (typeof body !== 'string') return { query, body, headers };
	return { query, body: {}, headers, rawBody: Buffer.from(body) };
}

const options: fc.Parameters<unknown> = {
	numRuns: RUNS,
	seed: Number(process.env.WAVEX_SEED ?? 17),
};

it(`${RUNS} hostile deliveries never throw, pollute no prototype and take under 50 ms`, async () => {
	let started = 0;
	const property = fc.asyncProperty(
		fc.nat(triggers.length - 1),
		hostileBody,
		hostileHeaders,
		async (index, body, headers) => {
			const result = await measureCall(
				triggers[index],
				createRequest({ secret: SECRET }, body, headers),
			);
			if (result?.response.workflowData) started++;
			JSON.stringify(result?.response);
			expect(result?.status ?? 200).toBe(200);
			expect(listKeys()).toBe(keysBefore);
		},
	);
	await fc.assert(property, options as never);
	// The deliveries are not all so hostile that none is read.
	expect(started).toBeGreaterThan(RUNS / 20);
}, 1_800_000);

it(`${RUNS} deliveries without the secret start nothing`, async () => {
	const property = fc.asyncProperty(
		fc.nat(triggers.length - 1),
		createWrongQuery(SECRET),
		hostileBody,
		hostileHeaders,
		async (index, query, body, headers) => {
			const result = await measureCall(triggers[index], createRequest(query, body, headers));
			expect(result).toEqual({ status: 401, response: { noWebhookResponse: true } });
		},
	);
	await fc.assert(property, options as never);
}, 1_800_000);
