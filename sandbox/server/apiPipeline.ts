import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, localized } from '../api/responses';
import type { Fault } from '../state/faults';
import { createExcerpt, type RequestEntry } from '../state/journal';
import type { SandboxAccount } from '../state/sandboxAccount';
import type { SandboxState } from '../state/sandboxState';
import { createFaultResponse, delayResponse, dropConnection } from './applyFault';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Whether the route needs no token and counts in no rate limit. */
		isPublic?: boolean;
	}
	interface FastifyRequest {
		journalEntry?: RequestEntry;
		/** Applied after the request has been processed. */
		pendingFault?: Fault;
	}
}

/** Counts the request and sets the rate limit headers. Throws 429. */
function consumeBudget(state: SandboxState, account: SandboxAccount, reply: FastifyReply): void {
	const { limits, dialect } = state.settings;
	if (!limits) return;
	const { exceeded, tightest } = account.limiter.consume(limits);
	reply.header('X-RateLimit-Limit', tightest.limit);
	reply.header('X-RateLimit-Remaining', tightest.remaining);
	state.eventStream.send(account.index, 'budget', state.getBudget(account));
	if (!exceeded) return;
	const text = localized('Too many requests. Try again later.', 'طلبات كثيرة جدا. حاول لاحقا.');
	// In real seconds, because the caller's clock is real: in a fast world the window ends sooner.
	const seconds = Math.ceil(exceeded.resets_in / state.settings.clock);
	const headers: Record<string, string> =
		dialect.retryAfter === 'header' ? { 'retry-after': String(seconds) } : {};
	throw new ApiError(429, 'rate_limit_exceeded', text, undefined, headers);
}

function startJournalEntry(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
): RequestEntry {
	const entry = state.journal.startRequest(request.method, request.url, request.headers);
	entry.account = request.account?.index ?? null;
	request.journalEntry = entry;
	reply.raw.on('close', () => {
		const isComplete = reply.raw.headersSent && reply.raw.writableFinished;
		state.journal.finishRequest(entry, isComplete ? reply.raw.statusCode : null);
	});
	return entry;
}

/** Returns false when the request is not processed. */
async function applyFaultBefore(
	fault: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<boolean> {
	if (fault.kind === 'slow') {
		await delayResponse(fault);
		return true;
	}
	const response = createFaultResponse(fault);
	if (response) reply.code(response.status).headers(response.headers).send(response.body);
	else dropConnection(fault, request, reply);
	return false;
}

/** Returns what replaces `payload`; never resolves when nothing is sent. */
async function applyFaultAfter(
	fault: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): Promise<unknown> {
	if (fault.kind === 'slow') {
		await delayResponse(fault);
		return payload;
	}
	const response = createFaultResponse(fault);
	if (!response) {
		dropConnection(fault, request, reply);
		return new Promise(() => {});
	}
	reply.code(response.status).headers(response.headers);
	return response.body;
}

/** Adds what every request to the API passes through: journal, faults, authentication, rate limits. */
export function addApiPipeline(app: FastifyInstance, state: SandboxState): void {
	app.decorateRequest('account', undefined);
	app.decorateRequest('journalEntry', undefined);
	app.decorateRequest('pendingFault', undefined);

	app.addHook('onRequest', async (request, reply) => {
		if (request.routeOptions.config.isPublic) return;
		request.account = state.findAccount(request.headers.authorization);
		const entry = startJournalEntry(state, request, reply);
		const fault = state.faults.takeMatching(request.method, entry.path, entry.account);
		if (fault) entry.fault = `${fault.kind} ${fault.when ?? 'before'}`;
		if (fault?.when === 'after') request.pendingFault = fault;
		else if (fault && !(await applyFaultBefore(fault, request, reply))) return reply;
		if (!request.account) {
			throw new ApiError(401, 'Unauthenticated', localized('Unauthenticated.', 'غير مصرح'));
		}
		consumeBudget(state, request.account, reply);
	});

	app.addHook('preValidation', async (request) => {
		if (request.journalEntry) request.journalEntry.body = createExcerpt(request.body);
		request.body ??= {};
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const fault = request.pendingFault;
		if (!fault) return payload;
		request.pendingFault = undefined;
		return applyFaultAfter(fault, request, reply, payload);
	});
}
