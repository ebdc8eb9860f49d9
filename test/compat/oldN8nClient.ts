import { N8nApiError, N8nClient } from '../../tools/n8n/n8nClient';
import type { Credential, Owner, SavedWorkflow, Workflow } from '../../tools/n8n/n8nTypes';

/** The calls of n8n's editor as older versions have them, too. */
export class AnyN8nClient extends N8nClient {
	/** Older ones call it `email`. */
	override async login({ email, password }: Owner): Promise<void> {
		await this.call('POST', '/login', { emailOrLdapLoginId: email, email, password });
	}

	/** Older ones test only a credential that is saved. */
	override async testCredential(
		credential: Credential,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id } = await this.createCredential(credential);
		return await this.call('POST', '/credentials/test', { credentials: { id, ...credential } });
	}

	/** Older ones must be told that it is not to be published yet. */
	override async createWorkflow(workflow: Workflow): Promise<SavedWorkflow> {
		const unpublished = { active: false, settings: {}, ...workflow };
		return await this.call('POST', '/workflows', unpublished);
	}

	/** Older ones publish with the call that saves, and answer when it is done. */
	override async publish(id: string): Promise<void> {
		await super.publish(id).catch(async (error: unknown) => {
			if (!isMissing(error)) throw error;
			const { active, versionId } = await this.getWorkflow(id);
			if (!active) await this.call('PATCH', `/workflows/${id}`, { active: true, versionId });
		});
	}

	override async unpublish(id: string): Promise<void> {
		await super.unpublish(id).catch(async (error: unknown) => {
			if (!isMissing(error)) throw error;
			const { active, versionId } = await this.getWorkflow(id);
			if (active) await this.call('PATCH', `/workflows/${id}`, { active: false, versionId });
		});
	}

	/** Older ones want the workflow itself, too. */
	override async runWorkflow(id: string, trigger: string): Promise<string | undefined> {
		const run = await this.call<{ executionId?: string }>('POST', `/workflows/${id}/run`, {
			workflowData: await this.getWorkflow(id),
			startNodes: [],
			triggerToStartFrom: { name: trigger },
		});
		return run.executionId;
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof N8nApiError && error.status === 404;
}
