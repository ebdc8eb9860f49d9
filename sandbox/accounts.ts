import { RateLimiter } from './limits';
import { newToken, type Settings } from './options';
import type { DeliveryReport } from './webhooks/deliveries';
import { seed } from './world/seed';
import { World, type Announce } from './world/world';

/** One token and what it owns. */
export class Account {
	world!: World;
	limiter!: RateLimiter;
	tokenCreatedAt!: string;

	constructor(
		readonly index: number,
		public token: string,
		private readonly settings: Settings,
		private readonly announce: Announce,
		private readonly report: DeliveryReport,
	) {
		this.reset();
	}

	/** The world as at the start; the token stays. */
	reset(): void {
		this.world?.stop();
		const world = new World(this.settings, this.announce, this.report);
		this.world = world;
		this.limiter = new RateLimiter(world.clock);
		this.tokenCreatedAt = world.clock.iso();
		seed(world);
	}

	/** The old token stops working at once. */
	regenerateToken(): void {
		this.token = newToken();
		this.tokenCreatedAt = this.world.clock.iso();
	}
}
