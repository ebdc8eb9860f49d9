import { RateLimiter } from './fixedWindowLimiter';
import { newToken, type Settings } from '../options';
import type { DeliveryReport } from '../world/webhooks/deliveryQueue';
import { seed } from '../world/seedWorld';
import { World, type Announce } from '../world/world';

/** One token and what it owns. */
export class Account {
	world!: World;
	limiter!: RateLimiter;
	tokenCreatedAt!: string;
	token!: string;

	constructor(
		readonly index: number,
		private readonly firstToken: string,
		private readonly settings: Settings,
		private readonly announce: Announce,
		private readonly report: DeliveryReport,
	) {
		this.reset();
	}

	/** The world and the token as at the start. */
	reset(): void {
		this.token = this.firstToken;
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
