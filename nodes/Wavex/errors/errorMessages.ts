import { maskTokensIn } from '../utils/maskTokens';
import { isWrite, failedToConnect, CONNECTION_ERRORS } from './requestFailure';
import type { RequestInfo, RequestFailure, NetworkFailure } from './requestFailure';

/** A sentence that says what happened, and one that says what to do next. */
export interface ErrorMessage {
	message: string;
	description: string;
}

const TIMED_OUT = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

/** How the API says that a session has no phone behind it. */
const NOT_CONNECTED = /\b(not connected|disconnected)\b/i;

const MAY_HAVE_BEEN_PROCESSED =
	'The request may have been carried out all the same: look in the message history before you send it again.';

/** Every error body has `message` and perhaps `message_en`; a 422 may name its fields as Laravel does. */
function getApiMessage(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { message_en: english, message, error } = body as Record<string, unknown>;
	return [english, message, error].find(
		(text): text is string => typeof text === 'string' && text.trim() !== '',
	);
}

function getFieldMessages(body: unknown): string[] {
	const errors = (body as { errors?: unknown } | null)?.errors;
	if (typeof errors !== 'object' || errors === null) return [];
	return Object.entries(errors).map(([field, texts]) => `${field}: ${[texts].flat().join(' ')}`);
}

function getNetworkMessage(failure: NetworkFailure, request: RequestInfo): ErrorMessage {
	const { code } = failure;
	if (failedToConnect(failure)) {
		return {
			message: `The host ${request.host} ${CONNECTION_ERRORS[code]}`,
			description: `This request was not sent. Check the Base URL in the Wavex credential, and whether n8n can reach that host (${code}).`,
		};
	}
	const what = TIMED_OUT.has(code) ? 'did not answer in time' : 'broke off the connection';
	return {
		message: `The host ${request.host} ${what}`,
		description: isWrite(request)
			? `${MAY_HAVE_BEEN_PROCESSED} (${code})`
			: `Try again; if it goes on, check the network between n8n and that host (${code}).`,
	};
}

function getStatusMessage(status: number, body: unknown, request: RequestInfo): ErrorMessage {
	const said = getApiMessage(body);
	const quoted = said ? ` The API says: ${said}` : '';
	if (said && status < 500 && NOT_CONNECTED.test(said)) {
		return {
			message: said,
			description:
				'Scan the QR code first: run Session: Get QR Code, then on the phone open WhatsApp, Linked Devices, Link a Device, and hold it to the picture. This request was not sent.',
		};
	}
	switch (status) {
		case 401:
			return {
				message: 'The API token was not accepted',
				description: `Open the Wavex credential and enter a valid token. A new one is made in your Wavex account.${quoted}`,
			};
		case 403:
			return {
				message: said ?? 'The API refuses this request',
				description:
					'A media or webhook URL must be a public address that the API may call; otherwise the account lacks the right to do this.',
			};
		case 404:
			return {
				message: said ?? 'The API does not know what was asked for',
				description: 'Check the ID: it must exist and belong to the account of the credential.',
			};
		case 422: {
			const fields = getFieldMessages(body);
			return {
				message: said ?? 'The API found the request invalid',
				description: fields.length
					? `Correct these fields: ${fields.join('; ')}`
					: 'Check the values of this node: the API named no field.',
			};
		}
		case 429:
			return getRateLimitMessage();
		default:
			if (status >= 500) {
				return {
					message: `The API failed with status ${status}${said ? `: ${said}` : ''}`,
					description: isWrite(request) ? MAY_HAVE_BEEN_PROCESSED : 'Try again in a while.',
				};
			}
			return {
				message: said ?? `The API answered with status ${status}`,
				description: `Check the values of this node and the Base URL in the Wavex credential (status ${status}).`,
			};
	}
}

function getMessage(failure: RequestFailure, request: RequestInfo): ErrorMessage {
	if (failure.kind === 'network') return getNetworkMessage(failure, request);
	if (failure.kind === 'rateLimited') return getRateLimitMessage(failure.resetsAt);
	if (failure.kind === 'cancelled') {
		return { message: 'The execution was stopped', description: 'This request was not sent.' };
	}
	if (failure.kind === 'blocked') {
		return {
			message: `n8n did not send the request to ${request.host}`,
			description: failure.reason,
		};
	}
	if (failure.kind === 'status') return getStatusMessage(failure.status, failure.body, request);
	return {
		message: `The host ${request.host} did not answer as the Wavex API does`,
		description: `It sent something other than JSON (status ${failure.status}). Check the Base URL in the Wavex credential: it ends in /api/v1.${isWrite(request) ? ` ${MAY_HAVE_BEEN_PROCESSED}` : ''}`,
	};
}

function getRateLimitMessage(resetsAt?: number): ErrorMessage {
	const when = resetsAt ? `not before ${new Date(resetsAt).toISOString()}` : 'within the hour';
	return {
		message: 'The API takes no more requests for now',
		description: `It allows 60 requests a minute and 1,000 an hour for each token, and goes on ${when}. This request was not sent. Run the rest later, raise Max Wait in the node's options, or send long lists as a campaign.`,
	};
}

/** Puts a failure into words: what happened and what to do next. Holds nothing of the request but host and method, and no token that the API may have quoted. */
export function getErrorMessage(failure: RequestFailure, request: RequestInfo): ErrorMessage {
	const { message, description } = getMessage(failure, request);
	// More words may follow the message.
	const open = message.replace(/[\s.]+$/, '');
	return { message: maskTokensIn(open), description: maskTokensIn(description) };
}
