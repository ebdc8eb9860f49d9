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
		workflow: z
			.object({ name: z.string().max(255), url: z.string().regex(/^https?:\/\//) })
			.nullish(),
	})
	.strict();

const resetSchema = z.object({ keepWebhooks: z.boolean().default(false) }).strict();

function parseDialect(dialect: Record<string, string>): Partial<Dialect> {
	try {
		return validateDialect(dialect);
	} catch (error) {
		throw validationError({ dialect: [(error as Error).message] });
	}
}

/** Adds the settings, which apply to all accounts, and the reset of one account. */
export function addSettingsRoutes(app: FastifyInstance, state: SandboxState): void {
	app.get('/settings', async () => state.settings);

	app.put('/settings', async (request) => {
		const { dialect, ...settings } = parseBody(request, settingsSchema);
		const merged = { ...state.settings.dialect, ...parseDialect(dialect ?? {}) };
		Object.assign(state.settings, settings, { dialect: merged });
		for (const account of state.accounts) {
			if (settings.clock) account.world.clock.setFactor(settings.clock);
			state.eventStream.send(account.index, 'settings', state.settings);
			state.eventStream.send(account.index, 'budget', state.getBudget(account));
		}
		return state.settings;
	});

	app.post('/reset', async (request) => {
		const { keepWebhooks } = parseBody(request, resetSchema);
		state.reset(getRequestedAccount(state, request), keepWebhooks);
		return {};
	});
}
