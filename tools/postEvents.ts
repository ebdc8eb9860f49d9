/** Concurrent deliveries: more than n8n can process at once. */
export const AT_ONCE = 20;

/** Returns the body of the delivery of a customer's message, as the sandbox sends it. */
export function createDelivery(n: number): string {
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

/** Posts `count` messages, `AT_ONCE` at a time. Returns how often each status was returned, and adds the response times to `times`. */
export async function postEvents(
	url: string,
	count: number,
	signal: AbortSignal,
	times: number[] = [],
) {
	const statuses: Record<number, number> = {};
	let next = 0;
	const send = async () => {
		while (next < count) {
			const body = createDelivery(next++);
			const start = performance.now();
			const headers = { 'content-type': 'application/json' };
			signal.throwIfAborted();
			const answer = await fetch(url, { method: 'POST', headers, body });
			await answer.arrayBuffer();
			times.push(performance.now() - start);
			statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, send));
	return statuses;
}
