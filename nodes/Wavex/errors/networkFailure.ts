import type { NetworkFailure, RequestFailure } from './requestFailure';

/** What a socket of Node.js shows: `_pendingData` waits for the connection, `_bytesDispatched` were handed to the system. */
interface UsedSocket {
	secureConnecting?: boolean;
	_pendingData?: unknown;
	_bytesDispatched?: number;
}

/** What n8n's HTTP client (axios) and Node.js attach to an error. */
type ChainedError = Error & {
	code?: unknown;
	syscall?: unknown;
	request?: { socket?: UsedSocket | null };
};

/** Codes that only a connection that was never established has. Source: the Node.js documentation, "Common system errors", and undici. */
const UNCONNECTED = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'ERR_SOCKET_CLOSED_BEFORE_CONNECTION',
	'ERR_SOCKET_CONNECTION_TIMEOUT',
	'UND_ERR_CONNECT_TIMEOUT',
]);

/** The system calls before the first byte. */
const CONNECTING = new Set(['getaddrinfo', 'socket', 'bind', 'connect']);

/** Codes of a certificate that is refused, and so before the request is sent. Source: the Node.js documentation, "X509 certificate error codes". */
const CERTIFICATE =
	/^(?:CERT_|CRL_|ERR_TLS_(?!RENEG)|UNABLE_TO_|ERROR_IN_CERT_|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)/;

/** Codes of a request that n8n's HTTP client or Node.js refuses to build. */
const UNBUILT =
	/^ERR_(?:INVALID_(?:ARG|CHAR|DOMAIN|HTTP|IP|PROTOCOL|URL)|HTTP_INVALID|BAD_OPTION|UNESCAPED|UNSUPPORTED|NOT_SUPPORT|SOCKET_BAD_PORT)/;

/** Returns an error and its causes: n8n wraps what axios threw, sometimes twice, and Node.js collects the attempts at several addresses. */
function getErrorChain(error: unknown, depth = 5): ChainedError[] {
	if (!(error instanceof Error) || depth === 0) return [];
	const attempts = error instanceof AggregateError ? (error.errors as unknown[]) : [];
	return [error, ...[error.cause, ...attempts].flatMap((inner) => getErrorChain(inner, depth - 1))];
}

/**
 * Whether the socket of a failed request shows that no byte of it went out: the secure connection was not established, or
 * everything still waits for the connection. False when it does not show anything.
 */
function hasUnusedSocket({ request }: ChainedError): boolean {
	const { secureConnecting, _pendingData: pending, _bytesDispatched: sent } = request?.socket ?? {};
	return secureConnecting === true || (sent === 0 && Boolean(pending));
}

function isUnsent(chain: ChainedError[], code: string): boolean {
	if (CERTIFICATE.test(code) || chain.some(hasUnusedSocket)) return true;
	const calls = chain.map(({ syscall }) => syscall).filter((call) => call !== undefined);
	if (calls.some((call) => !CONNECTING.has(String(call)))) return false;
	return calls.length > 0 || UNCONNECTED.has(code);
}

/** Returns the failure of a request that got no response. Without a code n8n itself blocked it (allowed domains, private addresses). */
export function classifyNetworkError(error: unknown): RequestFailure {
	const chain = getErrorChain(error);
	const code = chain.map((link) => link.code).find((value) => typeof value === 'string');
	if (code === 'ERR_INVALID_CHAR') {
		return {
			kind: 'blocked',
			reason:
				'The API token in the Wavex credential contains characters that are not allowed in a token. Enter it again.',
		};
	}
	const wasStarted = chain.some(({ request }) => request !== undefined);
	if (UNBUILT.test(String(code)) || (code === undefined && !wasStarted)) {
		return { kind: 'blocked', reason: chain.at(-1)?.message ?? 'n8n gave no reason.' };
	}
	return { kind: 'network', code: code ?? 'unknown', isUnsent: isUnsent(chain, String(code)) };
}

const UNREACHABLE = 'cannot be reached';

/** What the host did, by the code of the failure. */
const EVENTS: Record<string, string> = {
	ECONNREFUSED: 'refused the connection',
	ENOTFOUND: 'could not be found',
	EAI_FAIL: 'could not be found',
	EAI_AGAIN: 'could not be found, because the DNS server did not respond',
	EHOSTUNREACH: UNREACHABLE,
	ENETUNREACH: UNREACHABLE,
	CERT_HAS_EXPIRED: 'presented an expired certificate',
	ERR_TLS_CERT_ALTNAME_INVALID: 'presented the certificate of another host',
};

const TIMEOUT = /TIMEDOUT|TIMEOUT|ECONNABORTED/;

/** Returns what the host did, as the predicate of a sentence. */
export function describeNetworkEvent({ code, isUnsent: unsent }: NetworkFailure): string {
	if (code in EVENTS) return EVENTS[code];
	if (CERTIFICATE.test(code)) return 'presented an untrusted certificate';
	if (TIMEOUT.test(code))
		return unsent ? 'did not accept the connection in time' : 'did not respond in time';
	if (/^EPROTO$|SSL/.test(code)) return 'did not accept a secure connection';
	return unsent ? UNREACHABLE : 'closed the connection';
}
