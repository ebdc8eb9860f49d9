import http from 'node:http';
import https from 'node:https';

export interface PostResult {
	/** Null when no answer came. */
	status: number | null;
	/** Why no answer came. */
	error: string | null;
}

/** Connections to webhooks, kept open between deliveries. */
export class HttpClient {
	private readonly plain = new http.Agent({ keepAlive: true });
	private readonly tls = new https.Agent({ keepAlive: true });
	private readonly pending = new Set<http.ClientRequest>();

	/**
	 * POSTs once and reads the status only. Redirects are not followed. Never throws: an unreachable or hanging
	 * receiver is an outcome. `timeoutMs` is real time, for the receiver's clock is real.
	 */
	post(
		url: string,
		body: string,
		headers: Record<string, string>,
		timeoutMs: number,
	): Promise<PostResult> {
		return new Promise((resolve) => {
			const secure = url.toLowerCase().startsWith('https:');
			const failed = (error: Error) => resolve({ status: null, error: error.message });
			let request: http.ClientRequest;
			try {
				request = (secure ? https : http).request(url, {
					method: 'POST',
					agent: secure ? this.tls : this.plain,
					headers: { ...headers, 'content-length': Buffer.byteLength(body) },
				});
			} catch (error) {
				failed(error as Error);
				return;
			}
			this.pending.add(request);
			const timer = setTimeout(
				() => request.destroy(new Error(`No answer within ${timeoutMs} ms`)),
				timeoutMs,
			);
			request.on('response', (response) => {
				resolve({ status: response.statusCode ?? null, error: null });
				response.on('error', () => request.destroy());
				response.resume();
			});
			request.on('error', (error: NodeJS.ErrnoException) => {
				// A kept connection that the receiver had just closed: the delivery never reached it.
				const stale = request.reusedSocket && error.code === 'ECONNRESET';
				if (stale) resolve(this.post(url, body, headers, timeoutMs));
				else failed(error);
			});
			request.on('close', () => {
				clearTimeout(timer);
				this.pending.delete(request);
				failed(new Error('The connection was closed'));
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
