import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, texts, type ErrorWord } from '../api/responses';
import type { Fault } from '../state/faults';

const HTML =
	'<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>';
const BROKEN = '{"success":true,"data":[{"id":1,"na';

const WORDS: Record<number, ErrorWord> = {
	401: 'Unauthenticated',
	403: 'security_violation',
	404: 'not_found',
	422: 'validation_failed',
	429: 'rate_limit_exceeded',
};

/** A body such as the API's own for a status that a fault names. */
function usualBody(status: number): object {
	const said = texts(`Fault on order: ${status}`, 'خطأ تجريبي');
	return new ApiError(status, WORDS[status] ?? 'server_error', said).body();
}

export interface Replacement {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** What a fault answers instead of the API; undefined for the kinds that answer nothing of their own. */
export function replacement(fault: Fault): Replacement | undefined {
	const json = { 'content-type': 'application/json; charset=utf-8', ...fault.headers };
	if (fault.kind === 'status') {
		const status = fault.status ?? 500;
		return { status, headers: json, body: JSON.stringify(fault.body ?? usualBody(status)) };
	}
	const status = fault.status ?? 200;
	if (fault.kind === 'broken') return { status, headers: json, body: BROKEN };
	if (fault.kind !== 'html') return undefined;
	const headers = { 'content-type': 'text/html; charset=utf-8', ...fault.headers };
	return { status, headers, body: HTML };
}

/** Takes the connection away from Fastify: it is cut at once, or stays silent until it is closed. */
export function abandon(fault: Fault, request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	if (fault.kind === 'reset') request.raw.socket.resetAndDestroy();
}

/** Real time. */
export async function slowDown(fault: Fault): Promise<void> {
	await delay(fault.delayMs ?? 1_000, undefined, { ref: false });
}
