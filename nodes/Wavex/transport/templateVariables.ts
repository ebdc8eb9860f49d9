import type {
	IDataObject,
	IExecuteData,
	ILoadOptionsFunctions,
	IExecuteSingleFunctions,
} from 'n8n-workflow';

import { toNodeError } from '../errors/nodeErrors';
import { findVariables } from '../utils/expression';
import { isObject } from '../utils/isObject';
import { getAccount } from './account';
import { wavexApiRequest } from './apiRequest';
import { getExecuteData, isExecution } from './context';
import { getRequestOptions } from './readRequestOptions';

/** Returns the names in a template's record: those in its text, or the list beside it. Undefined when it has neither. */
function findTemplateVariables({ content, variables }: IDataObject): string[] | undefined {
	if (typeof content === 'string') return findVariables(content);
	if (!Array.isArray(variables)) return undefined;
	const names = (variables as unknown[]).map((entry) => (isObject(entry) ? entry.name : entry));
	return names.every((name) => typeof name === 'string') ? names : undefined;
}

/**
 * Fetches the names of a template's variables, in their order in the text.
 *
 * @returns undefined when the API returns neither the text nor a list of variables
 * @throws NodeApiError when the template cannot be fetched
 */
export async function fetchTemplateVariables(
	context: ILoadOptionsFunctions | IExecuteSingleFunctions,
	templateId: string,
): Promise<string[] | undefined> {
	const options = isExecution(context) ? getRequestOptions(context).options : {};
	const path = `/templates/${encodeURIComponent(templateId)}`;
	const { records } = await wavexApiRequest(context, 'GET', path, options);
	return findTemplateVariables(records[0] ?? {});
}

type Names = Promise<string[] | undefined>;

/** What each run of the node fetched, for each account and template. */
const fetchedByRun = new WeakMap<IExecuteData, Map<object, Map<string, Names>>>();

/**
 * Returns the same, fetched once for a run of the node and all tries of its Retry On Fail.
 *
 * @throws NodeApiError when the template cannot be fetched; it says that nothing was sent
 */
export async function getTemplateVariables(
	context: IExecuteSingleFunctions,
	templateId: string,
): Promise<string[] | undefined> {
	const run = getExecuteData(context);
	const accounts = (run && fetchedByRun.get(run)) ?? new Map<object, Map<string, Names>>();
	if (run) fetchedByRun.set(run, accounts);
	const { rateLimiter } = await getAccount(context);
	const templates = accounts.get(rateLimiter) ?? new Map<string, Names>();
	accounts.set(rateLimiter, templates);
	const names = templates.get(templateId) ?? fetchTemplateVariables(context, templateId);
	templates.set(templateId, names);
	try {
		return await names;
	} catch (error) {
		templates.delete(templateId);
		const failure = toNodeError(context.getNode(), error);
		failure.description =
			`${failure.description ?? ''} The template's variables could not be read, so nothing was sent.`.trim();
		throw failure;
	}
}
