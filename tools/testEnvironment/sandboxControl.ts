import type { IDataObject } from 'n8n-workflow';

/** A message as the sandbox holds it; its README describes the record. */
export interface SandboxMessage extends IDataObject {
	from: string;
	to: string;
	text: string;
	from_me: boolean;
	chat_id: string;
}

/** The sandbox's control API, for the account of the tests. */
export class SandboxControl {
	/** @param url the sandbox's address without a slash at its end */
	constructor(readonly url: string) {}

	/** The world as at the start: no messages, no webhooks, no faults. */
	async reset(): Promise<void> {
		await this.call('POST', '/reset', {});
	}

	async messages(): Promise<SandboxMessage[]> {
		return await this.call('GET', '/messages');
	}

	async webhooks(): Promise<Array<{ id: number; url: string; events: string[] }>> {
		return await this.call('GET', '/webhooks');
	}

	/** The requests that reached the API, oldest first, as "METHOD /path". */
	async requests(): Promise<string[]> {
		const entries = await this.call<Array<{ method: string; path: string }>>(
			'GET',
			'/journal?kind=request',
		);
		return entries.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);
	}

	/** A customer writes. */
	async incoming(message: IDataObject): Promise<SandboxMessage> {
		const body = { session_id: 1, ...message };
		return (await this.call<{ message: SandboxMessage }>('POST', '/incoming', body)).message;
	}

	/** Delivers an event with this content, which need not have happened. */
	async emit(event: string, data: IDataObject): Promise<void> {
		await this.call('POST', '/emit', { event, session_id: 1, data });
	}

	/** The WhatsApp ids of the account's groups. */
	async groupIds(): Promise<string[]> {
		const { groups } = await this.call<{ groups: IDataObject[] }>('GET', '/state');
		return groups.map(({ group_id }) => String(group_id));
	}

	/** The attempts to deliver an event that have ended, oldest first. */
	async deliveries(): Promise<Array<{ status: number | null }>> {
		return await this.call('GET', '/journal?kind=delivery');
	}

	/** The sessions as the sandbox holds them, oldest first. */
	async sessions(): Promise<IDataObject[]> {
		return (await this.call<{ sessions: IDataObject[] }>('GET', '/state')).sessions;
	}

	async session(id: number): Promise<IDataObject> {
		return (await this.sessions()).find((session) => session.id === id) ?? {};
	}

	/** Something happens to a session: "drop", "unlink", "scan" and what else the sandbox's README names. */
	async turn(id: number, action: string): Promise<void> {
		await this.call('POST', `/sessions/${id}`, { action });
	}

	async fault(fault: IDataObject): Promise<void> {
		await this.call('POST', '/faults', fault);
	}

	/** Changes the sandbox while it runs: its limits, its clock, its dialect. */
	async settings(settings: IDataObject): Promise<void> {
		await this.call('PUT', '/settings', settings);
	}

	/** Any call of the control API: `path` is what comes after `/_sandbox`. */
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
