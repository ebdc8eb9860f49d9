import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Core } from '../state/sandboxState';
import { checkDialect, type Dialect } from '../api/dialects';
import { refused } from '../api/responses';
import { accountNamed, bodyOf } from './controlRequest';

const changes = z
	.object({
		clock: z.number().positive().finite().optional(),
		limits: z
			.union([
				z.literal(false),
				z.object({
					perMinute: z.number().int().nonnegative(),
					perHour: z.number().int().nonnegative(),
				}),
			])
			.optional(),
		dialect: z.record(z.string()).optional(),
		allowPrivateMedia: z.boolean().optional(),
		webhookTimeoutMs: z.number().positive().optional(),
	})
	.strict();

function checkedDialect(given: Record<string, string>): Partial<Dialect> {
	try {
		return checkDialect(given);
	} catch (error) {
		throw refused({ dialect: [(error as Error).message] });
	}
}

/** Settings are the whole sandbox's; a reset is one account's. */
export function addSettingsRoutes(app: FastifyInstance, core: Core): void {
	app.get('/_sandbox/settings', async () => core.settings);

	app.put('/_sandbox/settings', async (request) => {
		const { dialect, ...given } = bodyOf(request, changes);
		const checked = { ...core.settings.dialect, ...checkedDialect(dialect ?? {}) };
		Object.assign(core.settings, given, { dialect: checked });
		for (const account of core.accounts) {
			if (given.clock) account.world.clock.setFactor(given.clock);
			core.streams.send(account.index, 'settings', core.settings);
			core.streams.send(account.index, 'budget', core.budget(account));
		}
		return core.settings;
	});

	app.post('/_sandbox/reset', async (request) => {
		core.reset(accountNamed(core, request));
		return {};
	});
}
