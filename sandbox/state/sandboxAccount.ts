import { FixedWindowLimiter } from './fixedWindowLimiter';
import { generateToken, type Settings } from '../options';
import type { ReportAttempt } from '../world/webhooks/deliveryQueue';
import { seedWorld } from '../world/seedWorld';
import { World, type Announce } from '../world/world';

/** One token and what it owns. */
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

	/** The world and the token as at the start. */
	reset(): void {
		this.token = this.firstToken;
		this.world?.stop();
		const world = new World(this.settings, this.announce, this.report);
		this.world = world;
		this.limiter = new FixedWindowLimiter(world.clock);
		this.tokenCreatedAt = world.clock.iso();
		seedWorld(world);
	}

	/** The old token stops working at once. */
	regenerateToken(): void {
		this.token = generateToken();
		this.tokenCreatedAt = this.world.clock.iso();
	}
}
