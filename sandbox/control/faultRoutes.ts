import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../state/sandboxState';
import { validationError } from '../api/responses';
import { FAULT_KINDS } from '../state/faults';
import { getAccount, parseBody } from './controlRequest';

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

export function addFaultRoutes(app: FastifyInstance, core: SandboxState): void {
	app.post('/_sandbox/faults', async (request, reply) => {
		const { index } = getAccount(core, request);
		const given = parseBody(request, faultSchema);
		try {
			const { id } = core.faults.add(index, given);
			return await reply.code(201).send({ id });
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
			throw validationError({ pattern: [error.message] });
		}
	});

	app.get('/_sandbox/faults', async (request) =>
		core.faults.list(getAccount(core, request).index),
	);

	app.delete('/_sandbox/faults', async (request) => {
		core.faults.clear(getAccount(core, request).index);
		return {};
	});
}
