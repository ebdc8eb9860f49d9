/** Deliveries under way together: more than n8n can take at once. */
export const AT_ONCE = 20;

function message(n: number): string {
	return JSON.stringify({
		event: 'message.received',
		session_id: 1,
		timestamp: new Date().toISOString(),
		data: {
			id: n,
			from: '201234567890@c.us',
			to: '201000000001',
			message: `Is order ${n} ready?`,
			status: 'received',
			whatsapp_message_id: `WA${n}`,
			created_at: new Date().toISOString(),
		},
	});
}

/** Posts so many messages, always `AT_ONCE` under way; gives the answers' statuses and adds their times to `answers`. */
export async function post(
	url: string,
	count: number,
	signal: AbortSignal,
	answers: number[] = [],
) {
	const statuses: Record<number, number> = {};
	let next = 0;
	const send = async () => {
		while (next < count) {
			const body = message(next++);
			const start = performance.now();
			const headers = { 'content-type': 'application/json' };
			signal.throwIfAborted();
			const answer = await fetch(url, { method: 'POST', headers, body });
			await answer.arrayBuffer();
			answers.push(performance.now() - start);
			statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, send));
	return statuses;
}
