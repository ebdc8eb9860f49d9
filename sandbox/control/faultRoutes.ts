import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../state/sandboxState';
import { validationError } from '../api/responses';
import { FAULT_KINDS } from '../state/faults';
import { getRequestedAccount, parseBody } from './controlRequest';

const faultSchema = z
	.object({
		method: z.string().optional(),
		path: z.string().optional(),
		pattern: z.string().optional(),
		count: z.number().int().positive().optional(),
		skip: z.number().int().nonnegative().optional(),
		kind: z.enum(FAULT_KINDS),
		status: z.number().int().min(200).max(599).optional(),
		headers: z.record(z.string()).optional(),
		body: z.unknown(),
		delayMs: z.number().nonnegative().optional(),
		when: z.enum(['before', 'after']).optional(),
	})
	.strict();

export function addFaultRoutes(app: FastifyInstance, state: SandboxState): void {
	app.post('/faults', async (request, reply) => {
		const { index } = getRequestedAccount(state, request);
		const options = parseBody(request, faultSchema);
		try {
			const { id } = state.faults.add(index, options);
			return await reply.code(201).send({ id });
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
			throw validationError({ pattern: [error.message] });
		}
	});

	app.get('/faults', async (request) =>
		state.faults.list(getRequestedAccount(state, request).index),
	);

	app.delete('/faults', async (request) => {
		state.faults.clear(getRequestedAccount(state, request).index);
		return {};
	});
}
