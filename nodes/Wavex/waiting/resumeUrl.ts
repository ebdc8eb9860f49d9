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
		return context.getSignedResumeUrl(parameters);
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

/**
 * Whether a webhook resumes an execution of this n8n (Message: Send and Wait for Reply) that no longer waits: it leads to a
 * folder beside the trigger's, and the time in it has passed.
 */
export function isExpiredResumeUrl({ url }: IDataObject, triggerUrl: string): boolean {
	const root = triggerUrl.replace(/(?<=\/)[^/]+\/[^/]+\/webhook$/, '');
	if (!String(url).startsWith(root)) return false;
	const path = String(url).slice(root.length);
	const [, , until] = RESUME_PATH.exec(path.slice(path.indexOf('/') + 1)) ?? [];
	return Number(until) < Date.now();
}
