/** An API of fixed windows, in the time of the test: a window begins with its first request, as Laravel's do. */
export class LimitedApi {
	readonly taken: number[] = [];

	refused = 0;

	private ends = 0;

	private used = 0;

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
		private readonly form: 'headers' | 'retryAfter' | 'bare',
		private readonly latencyMs = 20,
	) {}

	async ask(): Promise<{ statusCode: number; headers: Record<string, string> }> {
		await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
		const now = Date.now();
		if (now >= this.ends) this.used = 0;
		if (this.used >= this.limit) {
			this.refused++;
			const seconds = String(Math.ceil((this.ends - now) / 1000));
			return {
				statusCode: 429,
				headers: this.form === 'retryAfter' ? { 'retry-after': seconds } : {},
			};
		}
		if (this.used === 0) this.ends = now + this.windowMs;
		this.used++;
		this.taken.push(now);
		const headers = {
			'x-ratelimit-limit': String(this.limit),
			'x-ratelimit-remaining': String(this.limit - this.used),
		};
		return { statusCode: 200, headers: this.form === 'bare' ? {} : headers };
	}
}
