import http from 'node:http';
import https from 'node:https';

export interface PostResult {
	/** Null without a response. */
	status: number | null;
	/** Why there was no response. */
	error: string | null;
}

/** Posts to webhooks over connections that stay open between deliveries. */
export class HttpClient {
	private readonly plain = new http.Agent({ keepAlive: true });
	private readonly tls = new https.Agent({ keepAlive: true });
	private readonly pending = new Set<http.ClientRequest>();

	/**
	 * Sends one POST and returns its status. Follows no redirects. Never throws: a receiver that is unreachable
	 * or does not respond is a result. `timeoutMs` is real time, because the receiver's clock is real.
	 */
	post(
		url: string,
		body: string | Buffer,
		headers: Record<string, string>,
		timeoutMs: number,
	): Promise<PostResult> {
		return new Promise((resolve) => {
			const secure = url.toLowerCase().startsWith('https:');
			const fail = (error: Error) => resolve({ status: null, error: error.message });
			let request: http.ClientRequest;
			try {
				request = (secure ? https : http).request(url, {
					method: 'POST',
					agent: secure ? this.tls : this.plain,
					headers: { ...headers, 'content-length': Buffer.byteLength(body) },
				});
			} catch (error) {
				fail(error as Error);
				return;
			}
			this.pending.add(request);
			const timer = setTimeout(
				() => request.destroy(new Error(`No response within ${timeoutMs} ms`)),
				timeoutMs,
			);
			request.on('response', (response) => {
				resolve({ status: response.statusCode ?? null, error: null });
				response.on('error', () => request.destroy());
				response.resume();
			});
			request.on('error', (error: NodeJS.ErrnoException) => {
				// The receiver had just closed the reused connection: it did not get the delivery.
				const isStale = request.reusedSocket && error.code === 'ECONNRESET';
				if (isStale) resolve(this.post(url, body, headers, timeoutMs));
				else fail(error);
			});
			request.on('close', () => {
				clearTimeout(timer);
				this.pending.delete(request);
				fail(new Error('The connection was closed'));
			});
			request.end(body);
		});
	}

	close(): void {
		for (const request of this.pending) request.destroy();
		this.plain.destroy();
		this.tls.destroy();
	}
}
