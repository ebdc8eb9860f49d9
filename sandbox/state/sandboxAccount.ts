import { FixedWindowLimiter } from './fixedWindowLimiter';
import { generateToken, type Settings } from '../options';
import type { ReportAttempt } from '../world/webhooks/deliveryQueue';
import { seedWorld } from '../world/seedWorld';
import { World, type Announce } from '../world/world';

/** A token with its own world and rate limit. */
export class SandboxAccount {
	world!: World;
	limiter!: FixedWindowLimiter;
	tokenCreatedAt!: string;
	token!: string;

	constructor(
		readonly index: number,
		private readonly firstToken: string,
		private readonly settings: Settings,
		private readonly announce: Announce,
		private readonly report: ReportAttempt,
	) {
		this.reset();
	}

	/** Restores the world and the token of the start. With `keepWebhooks`, what is registered stays registered. */
	reset(keepWebhooks = false): void {
		this.token = this.firstToken;
		this.world?.stop();
		const world = new World(this.settings, this.announce, this.report);
		if (keepWebhooks) world.webhooks.copyFrom(this.world.webhooks);
		this.world = world;
		this.limiter = new FixedWindowLimiter(world.clock);
		this.tokenCreatedAt = world.clock.iso();
		seedWorld(world);
	}

	/** Replaces the token; the old one stops working immediately. */
	regenerateToken(): void {
		this.token = generateToken();
		this.tokenCreatedAt = this.world.clock.iso();
	}
}
