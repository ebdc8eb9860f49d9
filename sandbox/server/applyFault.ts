import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, localized, type ErrorCode } from '../api/responses';
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

/** Creates the body that the API would send with this status. */
function createErrorBody(status: number): object {
	const text = localized(`Simulated fault: ${status}`, 'خطأ تجريبي');
	return new ApiError(status, ERROR_CODES[status] ?? 'server_error', text).toBody();
}

export interface FaultResponse {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** Returns the response that replaces the API's; undefined for faults that send none. */
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

/** Sends nothing more: resets the connection, or leaves it open until the client closes it. */
export function dropConnection(fault: Fault, request: FastifyRequest, reply: FastifyReply): void {
	reply.hijack();
	if (fault.kind === 'reset') request.raw.socket.resetAndDestroy();
}

/** Waits in real time. */
export async function delayResponse(fault: Fault): Promise<void> {
	await delay(fault.delayMs ?? 1_000, undefined, { ref: false });
}
