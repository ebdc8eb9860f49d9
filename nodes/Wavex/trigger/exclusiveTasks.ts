import type { IHookFunctions } from 'n8n-workflow';

/** The last task of each webhook URL, by `createTaskKey`. */
const lastTasks = new Map<string, Promise<unknown>>();

/** Identifies a webhook URL of the account whose credential the node uses. The same URL can be registered in several accounts. */
export function createTaskKey(context: IHookFunctions, url: string): string {
	return `${context.getNode().credentials?.wavexApi?.id ?? ''} ${url}`;
}

/** Runs the task when all earlier ones with this key have ended: two at a time would delete what the other has just checked. */
export async function runExclusive<T>(key: string, task: () => Promise<T>): Promise<T> {
	const current = (lastTasks.get(key) ?? Promise.resolve()).then(task, task);
	lastTasks.set(key, current);
	try {
		return await current;
	} finally {
		if (lastTasks.get(key) === current) lastTasks.delete(key);
	}
}
