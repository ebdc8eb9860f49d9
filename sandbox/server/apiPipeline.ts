import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxAccount } from '../state/sandboxAccount';
import type { SandboxState } from '../state/sandboxState';
import { ApiError, texts } from '../api/responses';
import type { Fault } from '../state/faults';
import { createExcerpt, type RequestEntry } from '../state/journal';
import { dropConnection, createFaultResponse, delayResponse } from './applyFault';

declare module 'fastify' {
	interface FastifyRequest {
		/** Whose token it carries. */
		account?: SandboxAccount;
		entry?: RequestEntry;
		/** Strikes once the request has been carried out. */
		lateFault?: Fault;
	}
}

function unauthenticated(): ApiError {
	return new ApiError(401, 'Unauthenticated', texts('Unauthenticated.', 'غير مصرح'));
}

/** Counts the request against its token's budget, and says in the headers what is left. Throws 429. */
function consumeBudget(core: SandboxState, account: SandboxAccount, reply: FastifyReply): void {
	const { limits, dialect } = core.settings;
	if (!limits) return;
	const { refused, getTightest: tightest } = account.limiter.consume(limits);
	reply.header('X-RateLimit-Limit', tightest.limit);
	reply.header('X-RateLimit-Remaining', tightest.remaining);
	core.eventStream.send(account.index, 'budget', core.getBudget(account));
	if (!refused) return;
	const said = texts('Too many requests. Try again later.', 'طلبات كثيرة جدا. حاول لاحقا.');
	// Real seconds, for the caller's clock is real: a fast world's windows end sooner.
	const seconds = Math.ceil(refused.resets_in / core.settings.clock);
	const headers: Record<string, string> =
		dialect.retryAfter === 'header' ? { 'retry-after': String(seconds) } : {};
	throw new ApiError(429, 'rate_limit_exceeded', said, undefined, headers);
}

function startJournalEntry(core: SandboxState, request: FastifyRequest, reply: FastifyReply): RequestEntry {
	const entry = core.journal.startRequest(request.method, request.url, request.headers);
	entry.account = request.account?.index ?? null;
	request.entry = entry;
	reply.raw.on('close', () => {
		const answered = reply.raw.headersSent && reply.raw.writableFinished;
		core.journal.finishRequest(entry, answered ? reply.raw.statusCode : null);
	});
	return entry;
}

/** Answers false when the request goes no further. */
async function applyFaultBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
	if (fault.kind === 'slow') {
		await delayResponse(fault);
		return true;
	}
	const instead = createFaultResponse(fault);
	if (instead) reply.code(instead.status).headers(instead.headers).send(instead.body);
	else dropConnection(fault, request, reply);
	return false;
}

/** Answers what is sent in place of `payload`; never resolves when nothing is. */
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
	const instead = createFaultResponse(fault);
	if (!instead) {
		dropConnection(fault, request, reply);
		return new Promise(() => {});
	}
	reply.code(instead.status).headers(instead.headers);
	return instead.body;
}

/** What every API request passes before its handler: journal, faults, token, limits. */
export function addApiPipeline(app: FastifyInstance, core: SandboxState): void {
	const isApi = (request: FastifyRequest) => request.url.startsWith('/api/');
	app.decorateRequest('account', undefined);
	app.decorateRequest('entry', undefined);
	app.decorateRequest('lateFault', undefined);

	app.addHook('onRequest', async (request, reply) => {
		if (!isApi(request)) return;
		request.account = core.findAccount(request.headers.authorization);
		const entry = startJournalEntry(core, request, reply);
		const fault = core.faults.takeMatching(request.method, entry.path, entry.account);
		if (fault) entry.fault = `${fault.kind} ${fault.when ?? 'before'}`;
		if (fault?.when === 'after') request.lateFault = fault;
		else if (fault && !(await applyFaultBefore(fault, request, reply))) return reply;
		if (!request.account) throw unauthenticated();
		consumeBudget(core, request.account, reply);
	});

	app.addHook('preHandler', async (request) => {
		if (request.entry) request.entry.body = createExcerpt(request.body);
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const fault = request.lateFault;
		if (!fault) return payload;
		request.lateFault = undefined;
		return applyFaultAfter(fault, request, reply, payload);
	});
}
