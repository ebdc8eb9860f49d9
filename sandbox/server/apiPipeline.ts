import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../state/sandboxAccount';
import type { Core } from '../state/sandboxState';
import { ApiError, texts } from '../api/responses';
import type { Fault } from '../state/faults';
import { excerpt, type RequestEntry } from '../state/journal';
import { abandon, replacement, slowDown } from './applyFault';

declare module 'fastify' {
	interface FastifyRequest {
		/** Whose token it carries. */
		account?: Account;
		entry?: RequestEntry;
		/** Strikes once the request has been carried out. */
		lateFault?: Fault;
	}
}

function unauthenticated(): ApiError {
	return new ApiError(401, 'Unauthenticated', texts('Unauthenticated.', 'غير مصرح'));
}

/** Counts the request against its token's budget, and says in the headers what is left. Throws 429. */
function spend(core: Core, account: Account, reply: FastifyReply): void {
	const { limits, dialect } = core.settings;
	if (!limits) return;
	const { refused, tightest } = account.limiter.take(limits);
	reply.header('X-RateLimit-Limit', tightest.limit);
	reply.header('X-RateLimit-Remaining', tightest.remaining);
	core.streams.send(account.index, 'budget', core.budget(account));
	if (!refused) return;
	const said = texts('Too many requests. Try again later.', 'طلبات كثيرة جدا. حاول لاحقا.');
	// Real seconds, for the caller's clock is real: a fast world's windows end sooner.
	const seconds = Math.ceil(refused.resets_in / core.settings.clock);
	const headers: Record<string, string> =
		dialect.retryAfter === 'header' ? { 'retry-after': String(seconds) } : {};
	throw new ApiError(429, 'rate_limit_exceeded', said, undefined, headers);
}

function journalled(core: Core, request: FastifyRequest, reply: FastifyReply): RequestEntry {
	const entry = core.journal.begin(request.method, request.url, request.headers);
	entry.account = request.account?.index ?? null;
	request.entry = entry;
	reply.raw.on('close', () => {
		const answered = reply.raw.headersSent && reply.raw.writableFinished;
		core.journal.end(entry, answered ? reply.raw.statusCode : null);
	});
	return entry;
}

/** Answers false when the request goes no further. */
async function strikeBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
	if (fault.kind === 'slow') {
		await slowDown(fault);
		return true;
	}
	const instead = replacement(fault);
	if (instead) reply.code(instead.status).headers(instead.headers).send(instead.body);
	else abandon(fault, request, reply);
	return false;
}

/** Answers what is sent in place of `payload`; never resolves when nothing is. */
async function strikeAfter(
	fault: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
	payload: unknown,
): Promise<unknown> {
	if (fault.kind === 'slow') {
		await slowDown(fault);
		return payload;
	}
	const instead = replacement(fault);
	if (!instead) {
		abandon(fault, request, reply);
		return new Promise(() => {});
	}
	reply.code(instead.status).headers(instead.headers);
	return instead.body;
}

/** What every API request passes before its handler: journal, faults, token, limits. */
export function addGate(app: FastifyInstance, core: Core): void {
	const isApi = (request: FastifyRequest) => request.url.startsWith('/api/');
	app.decorateRequest('account', undefined);
	app.decorateRequest('entry', undefined);
	app.decorateRequest('lateFault', undefined);

	app.addHook('onRequest', async (request, reply) => {
		if (!isApi(request)) return;
		request.account = core.accountOf(request.headers.authorization);
		const entry = journalled(core, request, reply);
		const fault = core.faults.take(request.method, entry.path, entry.account);
		if (fault) entry.fault = `${fault.kind} ${fault.when ?? 'before'}`;
		if (fault?.when === 'after') request.lateFault = fault;
		else if (fault && !(await strikeBefore(fault, request, reply))) return reply;
		if (!request.account) throw unauthenticated();
		spend(core, request.account, reply);
	});

	app.addHook('preHandler', async (request) => {
		if (request.entry) request.entry.body = excerpt(request.body);
	});

	app.addHook('onSend', async (request, reply, payload) => {
		const fault = request.lateFault;
		if (!fault) return payload;
		request.lateFault = undefined;
		return strikeAfter(fault, request, reply, payload);
	});
}
