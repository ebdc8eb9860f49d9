import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../state/sandboxState';
import { validateDialect, type Dialect } from '../api/dialects';
import { validationError } from '../api/responses';
import { getAccount, parseBody } from './controlRequest';

const settingsSchema = z
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

function parseDialect(given: Record<string, string>): Partial<Dialect> {
	try {
		return validateDialect(given);
	} catch (error) {
		throw validationError({ dialect: [(error as Error).message] });
	}
}

/** Settings are the whole sandbox's; a reset is one account's. */
export function addSettingsRoutes(app: FastifyInstance, core: SandboxState): void {
	app.get('/_sandbox/settings', async () => core.settings);

	app.put('/_sandbox/settings', async (request) => {
		const { dialect, ...given } = parseBody(request, settingsSchema);
		const checked = { ...core.settings.dialect, ...parseDialect(dialect ?? {}) };
		Object.assign(core.settings, given, { dialect: checked });
		for (const account of core.accounts) {
			if (given.clock) account.world.clock.setFactor(given.clock);
			core.eventStream.send(account.index, 'settings', core.settings);
			core.eventStream.send(account.index, 'budget', core.getBudget(account));
		}
		return core.settings;
	});

	app.post('/_sandbox/reset', async (request) => {
		core.reset(getAccount(core, request));
		return {};
	});
}
