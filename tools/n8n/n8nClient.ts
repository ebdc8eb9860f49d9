import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'flatted';
import type { INodeListSearchResult, INodePropertyOptions, IRunExecutionData } from 'n8n-workflow';
import type {
	Credential,
	Execution,
	ExecutionSummary,
	Owner,
	ParameterRequest,
	PublicationStatus,
	SavedWorkflow,
	Workflow,
} from './n8nTypes';

/** n8n answered with an error; the message is n8n's own. */
export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
		this.name = 'N8nApiError';
	}
}

/** The calls n8n's editor makes. Each throws an `N8nApiError` when n8n refuses. */
export class N8nClient {
	private cookie = '';
	/** n8n binds the session to it. */
	private readonly browserId = randomUUID();

	/** @param url n8n's address without a slash at its end */
	constructor(readonly url: string) {}

	/** Makes the owner account and signs in. Works once in the life of a database. */
	async setUpOwner({ email, password }: Owner): Promise<void> {
		const names = { firstName: 'Demo', lastName: 'Owner' };
		await this.call('POST', '/owner/setup', { email, password, ...names });
	}

	/** True until the owner account is made. */
	async needsOwner(): Promise<boolean> {
		type Settings = { userManagement: { showSetupOnFirstLoad: boolean } };
		return (await this.call<Settings>('GET', '/settings')).userManagement.showSetupOnFirstLoad;
	}

	async login({ email, password }: Owner): Promise<void> {
		await this.call('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(credential: Credential): Promise<{ id: string }> {
		return await this.call('POST', '/credentials', credential);
	}

	async updateCredential(id: string, credential: Credential): Promise<void> {
		await this.call('PATCH', `/credentials/${id}`, credential);
	}

	/** The credential test of the editor, with the data as given; nothing is saved. */
	async testCredential(
		credential: Credential,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.call('POST', '/credentials/test', { credentials: { id: '', ...credential } });
	}

	async listWorkflows(): Promise<Array<{ id: string; name: string; active: boolean }>> {
		return await this.call('GET', '/workflows');
	}

	async getWorkflow(id: string): Promise<SavedWorkflow> {
		return await this.call('GET', `/workflows/${id}`);
	}

	async createWorkflow(workflow: Workflow): Promise<SavedWorkflow> {
		return await this.call('POST', '/workflows', { settings: {}, ...workflow });
	}

	async updateWorkflow(id: string, workflow: Workflow): Promise<SavedWorkflow> {
		return await this.call('PATCH', `/workflows/${id}`, workflow);
	}

	/** Publishes the version in the editor and waits until its triggers listen; throws what they failed with. */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.waitForPublication(id, 'not_published');
		if (status === 'published') return;
		const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new N8nApiError(200, reasons.join(' / ') || `The workflow is ${status}`);
	}

	/** Ends the publication and waits until its triggers are gone. */
	async unpublish(id: string): Promise<void> {
		await this.call('POST', `/workflows/${id}/deactivate`, {});
		await this.waitForPublication(id, 'published');
	}

	/** Waits at most two minutes until the status is no longer `before`: n8n responds before it has done the work. */
	private async waitForPublication(
		id: string,
		before: PublicationStatus['status'],
	): Promise<PublicationStatus> {
		const deadline = Date.now() + 120_000;
		for (;;) {
			const now = await this.call<PublicationStatus>('GET', `/workflows/${id}/publication-status`);
			const isDone = now.status !== 'in_progress' && now.status !== before;
			if (isDone || Date.now() > deadline) return now;
			await sleep(200);
		}
	}

	/** Archives the workflow first, as n8n asks. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.call('POST', `/workflows/${id}/archive`, {});
		await this.call('DELETE', `/workflows/${id}`);
	}

	/**
	 * Runs the workflow as the editor's button does, from the named trigger.
	 *
	 * @returns the execution's id, or undefined when n8n now waits for a call of the test webhook
	 */
	async runWorkflow(id: string, trigger: string): Promise<string | undefined> {
		const start = { triggerToStartFrom: { name: trigger } };
		const run = await this.call<{ executionId?: string }>('POST', `/workflows/${id}/run`, start);
		return run.executionId;
	}

	/** The workflow's executions, newest first, at most 100. */
	async listExecutions(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const path = `/executions?limit=100&filter=${filter}`;
		return (await this.call<{ results: ExecutionSummary[] }>('GET', path)).results;
	}

	async getExecution(id: string): Promise<Execution> {
		const execution = await this.call<ExecutionSummary & { data: string }>(
			'GET',
			`/executions/${id}`,
		);
		return { ...execution, data: parse(execution.data) as IRunExecutionData };
	}

	async stopExecution(id: string): Promise<void> {
		await this.call('POST', `/executions/${id}/stop`, {});
	}

	/** The choices of a list of options. */
	async loadOptions(request: ParameterRequest): Promise<INodePropertyOptions[]> {
		return await this.call('POST', '/dynamic-node-parameters/options', request);
	}

	/** The rows of a picker's list. */
	async searchList(request: ParameterRequest): Promise<INodeListSearchResult> {
		return await this.call('POST', '/dynamic-node-parameters/resource-locator-results', request);
	}

	/** Any call of n8n's own interface: `path` is what comes after `/rest`; gives the answer's `data`. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'browser-id': this.browserId,
				// A busy n8n closes idle connections, which would fail the next request on them.
				connection: 'close',
				...(this.cookie && { cookie: this.cookie }),
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const [cookie] = answer.headers.getSetCookie();
		if (cookie) [this.cookie] = cookie.split(';', 1);
		const text = await answer.text();
		const json = readJson(text);
		if (!answer.ok) throw new N8nApiError(answer.status, json?.message ?? text.slice(0, 200));
		return json?.data as T;
	}
}

function readJson(text: string): { data?: unknown; message?: string } | undefined {
	try {
		return JSON.parse(text) as { data?: unknown; message?: string };
	} catch {
		return undefined;
	}
}
