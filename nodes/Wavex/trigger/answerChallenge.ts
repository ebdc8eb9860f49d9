import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** The name of the webhook that takes GETs. n8n calls no life cycle methods for it. */
export const CHALLENGE_WEBHOOK = 'setup';

/** The names that WebSub (https://www.w3.org/TR/websub/) and the webhooks of Meta and Slack give it. */
const CHALLENGE_PARAMETERS = ['hub.challenge', 'hub_challenge', 'challenge'];

/** Longer than any challenge. */
const MAX_LENGTH = 1_000;

/** Answers a GET by which the API checks that the URL is ours: with its challenge, or with nothing. Starts nothing. */
export function answerChallenge(
	context: IWebhookFunctions,
	query: IDataObject,
): IWebhookResponseData {
	const challenge = CHALLENGE_PARAMETERS.map((name) => query[name]).find(
		(value): value is string => typeof value === 'string' && value.length <= MAX_LENGTH,
	);
	context
		.getResponseObject()
		.status(200)
		// As plain text, so that no browser runs it.
		.set({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
		.send(challenge ?? '');
	return { noWebhookResponse: true };
}
