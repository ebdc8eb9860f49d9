import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../state/sandboxState';
import { validateDialect, type Dialect } from '../api/dialects';
import { validationError } from '../api/responses';
import { getRequestedAccount, parseBody } from './controlRequest';

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
export function addSettingsRoutes(app: FastifyInstance, state: SandboxState): void {
	app.get('/settings', async () => state.settings);

	app.put('/settings', async (request) => {
		const { dialect, ...given } = parseBody(request, settingsSchema);
		const checked = { ...state.settings.dialect, ...parseDialect(dialect ?? {}) };
		Object.assign(state.settings, given, { dialect: checked });
		for (const account of state.accounts) {
			if (given.clock) account.world.clock.setFactor(given.clock);
			state.eventStream.send(account.index, 'settings', state.settings);
			state.eventStream.send(account.index, 'budget', state.getBudget(account));
		}
		return state.settings;
	});

	app.post('/reset', async (request) => {
		state.reset(getRequestedAccount(state, request));
		return {};
	});
}
