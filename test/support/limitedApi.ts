/** An API with fixed windows in fake time: a window begins with its first request, as in Laravel. */
export class LimitedApi {
	/** When each accepted request arrived. */
	readonly accepted: number[] = [];

	rejected = 0;

	private windowEnd = -Infinity;

	private used = 0;

	constructor(
		private readonly limit: number,
		private readonly windowMs: number,
		private readonly hints: 'headers' | 'retryAfter' | 'none',
		private readonly latencyMs = 20,
	) {}

	async request(): Promise<{ statusCode: number; headers: Record<string, string> }> {
		await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
		const now = performance.now();
		if (now >= this.windowEnd) this.used = 0;
		if (this.used >= this.limit) {
			this.rejected++;
			const seconds = String(Math.ceil((this.windowEnd - now) / 1000));
			return {
				statusCode: 429,
				headers: this.hints === 'retryAfter' ? { 'retry-after': seconds } : {},
			};
		}
		if (this.used === 0) this.windowEnd = now + this.windowMs;
		this.used++;
		this.accepted.push(now);
		const headers = {
			'x-ratelimit-limit': String(this.limit),
			'x-ratelimit-remaining': String(this.limit - this.used),
		};
		return { statusCode: 200, headers: this.hints === 'none' ? {} : headers };
	}
}
