import type { IDataObject } from 'n8n-workflow';

/** A message of the sandbox; its README describes the fields. */
export interface SandboxMessage extends IDataObject {
	from: string;
	to: string;
	text: string;
	from_me: boolean;
	chat_id: string;
}

/** The sandbox's control API for the account of the tests. */
export class SandboxControl {
	/** @param url the sandbox's address without a trailing slash */
	constructor(readonly url: string) {}

	/** Resets the world: no messages, no webhooks, no faults. */
	async reset(): Promise<void> {
		await this.call('POST', '/reset', {});
	}

	async messages(): Promise<SandboxMessage[]> {
		return await this.call('GET', '/messages');
	}

	async webhooks(): Promise<Array<{ id: number; url: string; events: string[] }>> {
		return await this.call('GET', '/webhooks');
	}

	/** Returns the requests that reached the API, oldest first, as "METHOD /path". */
	async requests(): Promise<string[]> {
		const entries = await this.call<Array<{ method: string; path: string }>>(
			'GET',
			'/journal?kind=request',
		);
		return entries.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);
	}

	/** Returns the requests except those about webhooks: a trigger of an earlier test file deletes some long after it was unpublished. */
	async actionRequests(): Promise<string[]> {
		return (await this.requests()).filter((request) => !request.includes(' /webhooks'));
	}

	/** Sends a message from a customer. */
	async incoming(message: IDataObject): Promise<SandboxMessage> {
		const body = { session_id: 1, ...message };
		return (await this.call<{ message: SandboxMessage }>('POST', '/incoming', body)).message;
	}

	/** Delivers an event with this content. */
	async emit(event: string, data: IDataObject): Promise<void> {
		await this.call('POST', '/emit', { event, session_id: 1, data });
	}

	/** Returns the WhatsApp ids of the account's groups. */
	async groupIds(): Promise<string[]> {
		const { groups } = await this.call<{ groups: IDataObject[] }>('GET', '/state');
		return groups.map(({ group_id }) => String(group_id));
	}

	/** Returns the finished delivery attempts, oldest first. */
	async deliveries(): Promise<Array<{ status: number | null }>> {
		return await this.call('GET', '/journal?kind=delivery');
	}

	/** Returns the sandbox's sessions, oldest first. */
	async sessions(): Promise<IDataObject[]> {
		return (await this.call<{ sessions: IDataObject[] }>('GET', '/state')).sessions;
	}

	async session(id: number): Promise<IDataObject> {
		return (await this.sessions()).find((session) => session.id === id) ?? {};
	}

	/** Triggers an action of a session: "drop", "unlink", "scan" and others in the sandbox's README. */
	async turn(id: number, action: string): Promise<void> {
		await this.call('POST', `/sessions/${id}`, { action });
	}

	async fault(fault: IDataObject): Promise<void> {
		await this.call('POST', '/faults', fault);
	}

	/** Changes the running sandbox's limits, clock or dialect. */
	async settings(settings: IDataObject): Promise<void> {
		await this.call('PUT', '/settings', settings);
	}

	/** Calls `path` below `/_sandbox`. */
	async call<T>(method: string, path: string, body?: IDataObject): Promise<T> {
		const answer = await fetch(`${this.url}/_sandbox${path}`, {
			method,
			...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${text}`);
		return JSON.parse(text) as T;
	}
}
