import { classifyNetworkError } from '../../../nodes/Wavex/errors/networkFailure';
import { getOutcome } from '../../../nodes/Wavex/errors/requestFailure';
import { isRetryable } from '../../../nodes/Wavex/transport/retryPolicy';

const send = { method: 'POST', host: 'api.wavex.test' };

/** Wraps a failure as axios and n8n do. */
function classify(error: Error, request?: object) {
	const { code } = error as { code?: string };
	const axiosError = Object.assign(new Error(error.message, { cause: error }), { code, request });
	return classifyNetworkError(new Error('n8n', { cause: axiosError }));
}

const fail = (code: string, syscall?: string) =>
	Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

// The kinds of failure that the network of the test machine cannot produce.
describe.each([
	['EHOSTUNREACH', true],
	['ENETUNREACH', true],
	['EHOSTDOWN', false],
	['EACCES', false],
	['ETIMEDOUT', false],
	['ECONNRESET', true],
])('%s', (code, isRetried) => {
	it.each(['connect', 'getaddrinfo', 'socket', 'bind'])('at a %s: nothing was sent', (syscall) => {
		const failure = classify(fail(code, syscall));
		expect(getOutcome(failure, send)).toBe('notProcessed');
		expect(isRetryable(failure, send)).toBe(isRetried);
	});

	it.each(['read', 'write', undefined])('at a %s: it is uncertain', (syscall) => {
		const failure = classify(fail(code, syscall));
		expect(getOutcome(failure, send)).toBe('uncertain');
		expect(isRetryable(failure, send)).toBe(false);
		expect(isRetryable(failure, { ...send, method: 'GET' })).toBe(true);
	});
});

it.each([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'UND_ERR_CONNECT_TIMEOUT',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_GET_CRL',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_CHAIN_TOO_LONG',
	'CRL_HAS_EXPIRED',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'PATH_LENGTH_EXCEEDED',
	'HOSTNAME_MISMATCH',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_TLS_HANDSHAKE_TIMEOUT',
	'ERR_INVALID_URL',
	'ERR_BAD_OPTION_VALUE',
])('%s: nothing was sent', (code) => {
	expect(getOutcome(classify(fail(code)), send)).toBe('notProcessed');
});

it.each(['EPIPE', 'ECONNABORTED', 'ESOCKETTIMEDOUT', 'ERR_TLS_RENEGOTIATE', 'ERR_CANCELED', 'NEW'])(
	'%s: it is uncertain',
	(code) => {
		expect(getOutcome(classify(fail(code)), send)).toBe('uncertain');
	},
);

describe('a failure at several addresses of one host', () => {
	const attempt = (...syscalls: string[]) => {
		const attempts = syscalls.map((syscall) => fail('ETIMEDOUT', syscall));
		return Object.assign(new AggregateError(attempts), { code: 'ETIMEDOUT' });
	};

	it('is certain when all of them failed to connect', () => {
		expect(getOutcome(classify(attempt('connect', 'connect')), send)).toBe('notProcessed');
	});

	it('is uncertain when one was connected', () => {
		expect(getOutcome(classify(attempt('connect', 'read')), send)).toBe('uncertain');
	});
});

describe('what the socket shows', () => {
	it.each<[string, object | null | undefined, string]>([
		['no socket', null, 'uncertain'],
		['a handshake that was not finished', { secureConnecting: true }, 'notProcessed'],
		['data that waits', { _bytesDispatched: 0, _pendingData: 'POST' }, 'notProcessed'],
		['nothing written', { _bytesDispatched: 0 }, 'uncertain'],
		['bytes written', { secureConnecting: false, _bytesDispatched: 300 }, 'uncertain'],
		['nothing that is known', {}, 'uncertain'],
		['not even a socket', undefined, 'uncertain'],
	])('%s', (_, socket, outcome) => {
		expect(getOutcome(classify(fail('ECONNABORTED'), { socket }), send)).toBe(outcome);
	});

	it('without a code, once the request was begun, it is uncertain', () => {
		expect(getOutcome(classify(new Error('Bad gzip'), { socket: {} }), send)).toBe('uncertain');
	});

	it('without a code and a request, n8n did not send it', () => {
		expect(classify(new Error('Domain not allowed'))).toMatchObject({ kind: 'blocked' });
	});
});

describe('the status of a send that failed', () => {
	const JSON_BODY = { message: 'No' };

	it.each<[number, unknown, string]>([
		...[400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429].map(
			(status): [number, unknown, string] => [status, JSON_BODY, 'notProcessed'],
		),
		...[302, 307, 408, 499, 500, 502, 503, 504].map((status): [number, unknown, string] => [
			status,
			JSON_BODY,
			'uncertain',
		]),
		...[101, 200, 302, 400, 403, 404, 405, 413, 422, 499].map(
			(status): [number, unknown, string] => [status, '<html>', 'uncertain'],
		),
		[407, '<html>', 'notProcessed'],
	])('%i with %j: %s', (status, body, outcome) => {
		const kind = typeof body === 'string' ? 'invalidResponse' : 'status';
		const failure = { kind, status, body } as const;
		expect(getOutcome(failure, send)).toBe(outcome);
		expect(isRetryable(failure, send)).toBe(false);
	});
});
