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

/** An error response of n8n, with n8n's message. */
export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
		this.name = 'N8nApiError';
	}
}

/** Calls n8n's internal API as its editor does. Methods throw an `N8nApiError` when n8n rejects a request. */
export class N8nClient {
	private cookie = '';
	/** n8n ties the session to this id. */
	private readonly browserId = randomUUID();

	/** @param url n8n's URL without a trailing slash */
	constructor(readonly url: string) {}

	/** Creates the owner account and signs in. Works once for each database. */
	async setUpOwner({ email, password }: Owner): Promise<void> {
		const names = { firstName: 'Demo', lastName: 'Owner' };
		await this.call('POST', '/owner/setup', { email, password, ...names });
	}

	/** Returns true until the owner account exists. */
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

	async listCredentials(): Promise<Array<{ id: string; type: string }>> {
		return await this.call('GET', '/credentials');
	}

	async deleteCredential(id: string): Promise<void> {
		await this.call('DELETE', `/credentials/${id}`);
	}

	async updateCredential(id: string, credential: Credential): Promise<void> {
		await this.call('PATCH', `/credentials/${id}`, credential);
	}

	/** Runs the credential test with this data; nothing is saved. */
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

	/** Publishes the newest version and waits until its triggers listen; throws their errors. */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.call('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.waitForPublication(id, 'not_published');
		if (status === 'published') return;
		const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new N8nApiError(200, reasons.join(' / ') || `The workflow is ${status}`);
	}

	/** Unpublishes a workflow and waits until its triggers are removed. */
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

	/** Deletes a workflow. n8n requires that it is archived first. */
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

	/** Returns the workflow's executions, newest first, at most 100. */
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

	/** Stops the executions that wait, at most 100; one that ends meanwhile does not matter. */
	async stopWaitingExecutions(): Promise<void> {
		const filter = encodeURIComponent(JSON.stringify({ status: ['waiting'] }));
		const path = `/executions?limit=100&filter=${filter}`;
		const { results } = await this.call<{ results: ExecutionSummary[] }>('GET', path);
		for (const { id } of results) await this.stopExecution(id).catch(() => {});
	}

	/**
	 * Retries a failed execution as the list of executions does, and waits until it has ended.
	 *
	 * @param withSavedWorkflow runs the workflow as it is saved now instead of as it was then
	 */
	async retryExecution(id: string, withSavedWorkflow = false): Promise<void> {
		await this.call('POST', `/executions/${id}/retry`, { loadWorkflow: withSavedWorkflow });
	}

	/** Returns the options of a list. */
	async loadOptions(request: ParameterRequest): Promise<INodePropertyOptions[]> {
		return await this.call('POST', '/dynamic-node-parameters/options', request);
	}

	/** Returns the rows of a resource locator's list. */
	async searchList(request: ParameterRequest): Promise<INodeListSearchResult> {
		return await this.call('POST', '/dynamic-node-parameters/resource-locator-results', request);
	}

	/**
	 * Calls `path` below `/rest` and returns the `data` of the response. A busy n8n answers 503 ("Database is not ready!") for
	 * some seconds; a GET is repeated then, for at most two minutes.
	 */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const deadline = Date.now() + 120_000;
		for (;;) {
			try {
				return await this.callOnce<T>(method, path, body);
			} catch (error) {
				const isBusy = error instanceof N8nApiError && error.status === 503 && method === 'GET';
				if (!isBusy || Date.now() > deadline) throw error;
				await sleep(500);
			}
		}
	}

	private async callOnce<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
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
		const [cookie] = response.headers.getSetCookie();
		if (cookie) [this.cookie] = cookie.split(';', 1);
		const text = await response.text();
		const json = readJson(text);
		if (!response.ok) throw new N8nApiError(response.status, json?.message ?? text.slice(0, 200));
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
