import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';

import { createItemContext } from '../execution/itemContext';
import { throwInputError } from '../parameters/values';

/** How long sending the question may take, beyond Max Wait. */
const SENDING_MINUTES = 10;

/** `<execution>?until=…&from=…&session=…&signature=…`, the part of a resume URL below n8n's folder for waiting webhooks. */
const RESUME_PATH =
	/^(\d+)(?:\/[^/?]+)?\?(?:until=(\d+)&)?(?:from=\w+&)?(?:session=[^&]+&)?signature=\w+$/;

/**
 * Whether this n8n resumes an execution by its token. Earlier ones check a signature of the URL, which holds the node's ID: a
 * path that n8n evaluates as an expression at every delivery.
 */
export const hasResumeToken =
	typeof createRunExecutionData === 'function' && 'resumeToken' in createRunExecutionData({});

/**
 * Returns the path of n8n's public address, which n8n itself does not tell: what its addresses have in common. A proxy
 * removes it, since n8n serves everything from the root (N8N_PATH is for the proxy).
 */
export function findSubPath(resumeUrl: string, restApiUrl: string): string {
	const [own, rest] = [resumeUrl, restApiUrl].map((url) => new URL(url).pathname.split('/'));
	const length = own.findIndex((part, index) => part !== rest[index]);
	return `${own.slice(0, length).join('/')}/`;
}

/** Returns until when the execution can wait, in milliseconds since the epoch. */
function getUntil(context: IExecuteFunctions, limitWaitMinutes: number): number {
	const maxWaitMinutes = createItemContext(context, 0).getNodeParameter(
		'options.maxWaitMinutes',
		0,
	);
	const minutes = limitWaitMinutes + (Number(maxWaitMinutes) || 0) + SENDING_MINUTES;
	return Math.ceil(Date.now() + minutes * 60_000);
}

/**
 * Returns the URL that resumes this execution. It holds until when the execution can wait there: nothing else tells the
 * trigger that it has expired (`isExpiredResumeUrl`).
 *
 * @param filter parameters that tell, without loading the wait, which deliveries cannot be for it
 * @throws NodeOperationError when this n8n cannot protect the URL: anyone could guess it
 */
export function createResumeUrl(
	context: IExecuteFunctions,
	limitWaitMinutes: number,
	filter: Record<string, string> = {},
): string {
	const until = limitWaitMinutes > 0 && { until: String(getUntil(context, limitWaitMinutes)) };
	const parameters = { ...until, ...filter };
	if (!hasResumeToken && 'getSignedResumeUrl' in context) {
		const signed = context.getSignedResumeUrl(parameters);
		const path = findSubPath(signed, context.getRestApiUrl());
		if (path !== '/') {
			throwInputError(
				createItemContext(context, 0),
				`This n8n cannot be resumed at an address with a path: its public address ends in ${path}`,
				"n8n signs the address with this path and checks it without, so it would answer each delivery with 401. Set n8n's environment variable WEBHOOK_URL to an address without a path, such as https://n8n.example.com/, or update n8n.",
			);
		}
		return signed;
	}
	const url = new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	const signature = url.searchParams.get('signature');
	if (signature === null) {
		throwInputError(
			createItemContext(context, 0),
			'This execution cannot wait',
			'Update n8n, and start the workflow again.',
		);
	}
	url.search = String(new URLSearchParams({ ...parameters, signature }));
	return url.toString();
}

/**
 * Returns the id of the execution that a webhook resumes, if it is another execution of this n8n.
 *
 * @param ownUrl the URL that resumes the current execution
 */
export function getOtherExecutionId(
	{ url }: IDataObject,
	ownUrl: string,
	ownId: string,
): string | undefined {
	const folder = ownUrl.slice(0, ownUrl.search(`/${ownId}[/?]`) + 1);
	if (!String(url).startsWith(folder)) return undefined;
	const [, id] = RESUME_PATH.exec(String(url).slice(folder.length)) ?? [];
	return id === ownId ? undefined : id;
}

/** Returns what a webhook's URL says about the execution of this n8n that it resumes: a folder beside the trigger's leads there. */
function matchResumeUrl({ url }: IDataObject, triggerUrl: string): string[] {
	const root = triggerUrl.replace(/(?<=\/)[^/]+\/[^/]+\/webhook$/, '');
	if (!String(url).startsWith(root)) return [];
	const path = String(url).slice(root.length);
	return RESUME_PATH.exec(path.slice(path.indexOf('/') + 1)) ?? [];
}

/** Returns the id of the execution of this n8n that a webhook resumes, if it resumes one. */
export function getResumedExecutionId(
	webhook: IDataObject,
	triggerUrl: string,
): string | undefined {
	return matchResumeUrl(webhook, triggerUrl)[1];
}

/** Whether a webhook resumes an execution of this n8n that no longer waits: the time in its URL has passed. */
export function isExpiredResumeUrl(webhook: IDataObject, triggerUrl: string): boolean {
	const [, , until] = matchResumeUrl(webhook, triggerUrl);
	return Number(until) < Date.now();
}
