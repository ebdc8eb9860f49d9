import { isObject } from '../utils/isObject';
import { maskTokensIn } from '../utils/maskTokens';
import { stripEnd } from '../utils/stripEnd';
import { describeNetworkEvent } from './networkFailure';
import { getOutcome } from './requestFailure';
import type { RequestInfo, RequestFailure, NetworkFailure } from './requestFailure';

/** What happened, and what to do next. */
export interface ErrorMessage {
	message: string;
	description: string;
}

/** How the API reports that a session has no linked phone. */
const NOT_CONNECTED = /\b(not connected|disconnected)\b/i;

const MAY_HAVE_BEEN_PROCESSED =
	'The request may still have been processed. Check the message history before sending it again.';

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** Every error body has `message`, and some have `message_en`; a proxy may send `error`, as a text or with a message in it. */
function getApiMessage(body: unknown): string | undefined {
	if (!isObject(body)) return undefined;
	const { message_en: english, message, error, errors } = body;
	const inner = isObject(error) ? error.message : Array.isArray(errors) ? errors[0] : undefined;
	return [english, message, error, inner].find(isText);
}

/** A 422 may name the invalid fields as Laravel does; what the message says is not repeated. */
function getFieldMessages(body: unknown, message: string): string[] {
	const errors = isObject(body) ? body.errors : undefined;
	if (!isObject(errors)) return [];
	return Object.entries(errors).map(([field, texts]) => {
		// Laravel's message is the first of these texts.
		const others = [texts].flat().filter((text) => !message.includes(stripEnd(String(text), '.')));
		return [field, ...(others.length > 0 ? [others.join(' ')] : [])].join(': ');
	});
}

function getNetworkMessage(
	failure: NetworkFailure,
	isUncertain: boolean,
	host: string,
): ErrorMessage {
	const { code, isUnsent } = failure;
	if (code === 'ERR_CANCELED') {
		return {
			message: `The execution was stopped before the host ${host} responded`,
			description: isUncertain ? MAY_HAVE_BEEN_PROCESSED : 'The request changed nothing.',
		};
	}
	const advice = isUnsent
		? 'This request was not sent. Check the Base URL in the Wavex credential, and whether n8n can reach that host'
		: 'Try again. If the error persists, check the network between n8n and that host';
	return {
		message: `The host ${host} ${describeNetworkEvent(failure)}`,
		description: isUncertain ? `${MAY_HAVE_BEEN_PROCESSED} (${code})` : `${advice} (${code}).`,
	};
}

function getStatusMessage(
	status: number,
	body: unknown,
	isUncertain: boolean,
	lacksApiPath?: boolean,
): ErrorMessage {
	const apiMessage = getApiMessage(body);
	const quote = apiMessage ? ` The API says: ${apiMessage}` : '';
	if (apiMessage && status < 500 && !isUncertain && NOT_CONNECTED.test(apiMessage)) {
		return {
			message: apiMessage,
			description:
				'Link the phone first: run Session: Get QR Code, open WhatsApp > Linked Devices > Link a Device on the phone, and scan the code. This request was not sent.',
		};
	}
	switch (status) {
		case 401:
			return {
				message: 'The API token was not accepted',
				description: `Open the Wavex credential and enter a valid token. You can create one in your Wavex account.${quote}`,
			};
		case 403:
			return {
				message: apiMessage ?? 'The API does not allow this request',
				description:
					isObject(body) && body.error === 'security_violation'
						? 'A media or webhook URL must be a public address that the API can call, not one of your own network.'
						: 'The account or its API token is not allowed to do this. Check in your Wavex account what its plan and the token permit. If the request contains a media or webhook URL, it must be a public address.',
			};
		case 404:
			return {
				message: apiMessage ?? 'The requested resource was not found',
				description: lacksApiPath
					? 'Correct the Base URL in the Wavex credential: it does not end in /api/v1.'
					: 'Check the ID: it must exist and belong to the account of the credential.',
			};
		case 422: {
			const fields = getFieldMessages(body, apiMessage ?? '');
			return {
				message: apiMessage ?? 'The API rejected the request as invalid',
				description: fields.length
					? `Correct these fields: ${fields.join('; ')}`
					: 'Check the values in this node. The API did not name a field.',
			};
		}
		case 429:
			return getRateLimitMessage();
		default:
			if (status >= 500) {
				return {
					message: `The API failed with status ${status}${apiMessage ? `: ${apiMessage}` : ''}`,
					description: isUncertain ? MAY_HAVE_BEEN_PROCESSED : 'Try again later.',
				};
			}
			return {
				message: apiMessage ?? `The API responded with status ${status}`,
				description: isUncertain
					? `${MAY_HAVE_BEEN_PROCESSED} (status ${status})`
					: `Check the values in this node and the Base URL in the Wavex credential (status ${status}).`,
			};
	}
}

function getMessage(failure: RequestFailure, request: RequestInfo): ErrorMessage {
	const isUncertain = getOutcome(failure, request) === 'uncertain';
	if (failure.kind === 'network') return getNetworkMessage(failure, isUncertain, request.host);
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
	if (failure.kind === 'status') {
		return getStatusMessage(failure.status, failure.body, isUncertain, request.lacksApiPath);
	}
	return {
		message: `The host ${request.host} did not respond like the Wavex API`,
		description: `The response was not JSON (status ${failure.status}). Check the Base URL in the Wavex credential: it must end in /api/v1.${isUncertain ? ` ${MAY_HAVE_BEEN_PROCESSED}` : ''}`,
	};
}

function getRateLimitMessage(resetsAt?: string): ErrorMessage {
	const reset = resetsAt ? `; it resets at ${resetsAt}` : '';
	return {
		message: 'Rate limit reached',
		description: `The API allows 60 requests per minute and 1,000 per hour per token${reset}. This request was not sent. Run the remaining items later, increase Max Wait in the node's options, or create a campaign, which by default sends one message every 200 seconds.`,
	};
}

/** Returns what happened and what to do next. Contains only the host of the request, and masks any token that the API may have quoted. */
export function getErrorMessage(failure: RequestFailure, request: RequestInfo): ErrorMessage {
	const { message, description } = getMessage(failure, request);
	// Text may be appended to the message.
	return {
		message: maskTokensIn(stripEnd(message, ' \t\r\n.')),
		description: maskTokensIn(description),
	};
}
