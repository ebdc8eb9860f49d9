import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, texts, type ErrorCode } from '../api/responses';
import type { Fault } from '../state/faults';

const HTML =
	'<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>';
const TRUNCATED_JSON = '{"success":true,"data":[{"id":1,"na';

const ERROR_CODES: Record<number, ErrorCode> = {
	401: 'Unauthenticated',
	403: 'security_violation',
	404: 'not_found',
	422: 'validation_failed',
	429: 'rate_limit_exceeded',
};

/** A body such as the API's own for a status that a fault names. */
function createErrorBody(status: number): object {
	const said = texts(`Fault on order: ${status}`, 'خطأ تجريبي');
	return new ApiError(status, ERROR_CODES[status] ?? 'server_error', said).toBody();
}

export interface FaultResponse {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** What a fault answers instead of the API; undefined for the kinds that answer nothing of their own. */
export function createFaultResponse(fault: Fault): FaultResponse | undefined {
	const json = { 'content-type': 'application/json; charset=utf-8', ...fault.headers };
	if (fault.kind === 'status') {
		const status = fault.status ?? 500;
		return { status, headers: json, body: JSON.stringify(fault.body ?? createErrorBody(status)) };
	}
	const status = fault.status ?? 200;
	if (fault.kind === 'broken') return { status, headers: json, body: TRUNCATED_JSON };
	if (fault.kind !== 'html') return undefined;
	const headers = { 'content-type': 'text/html; charset=utf-8', ...fault.headers };
	return { status, headers, body: HTML };
}

/** Takes the connection away from Fastify: it is cut at once, or stays silent until it is closed. */
export function dropConnection(fault: Fault, request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	if (fault.kind === 'reset') request.raw.socket.resetAndDestroy();
}

/** Real time. */
export async function delayResponse(fault: Fault): Promise<void> {
	await delay(fault.delayMs ?? 1_000, undefined, { ref: false });
}
