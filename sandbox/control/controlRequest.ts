import type { FastifyRequest } from 'fastify';
import { ZodError, type ZodType, type ZodTypeDef } from 'zod';
import type { SandboxAccount } from '../state/sandboxAccount';
import type { SandboxState } from '../state/sandboxState';
import { notFound, validationError } from '../api/responses';

/** Returns the account with the index in `?account=N`, by default the first. Throws a 404. */
export function getRequestedAccount(state: SandboxState, request: FastifyRequest): SandboxAccount {
	const { account: index = '0' } = request.query as { account?: string };
	const account = /^\d+$/.test(index) ? state.accounts[Number(index)] : undefined;
	if (!account) throw notFound(`Account ${index}`);
	return account;
}

/** Returns the validated body. Throws a 422 that names each invalid field. */
export function parseBody<T>(request: FastifyRequest, schema: ZodType<T, ZodTypeDef, unknown>): T {
	try {
		return schema.parse(request.body ?? {});
	} catch (error) {
		if (!(error instanceof ZodError)) throw error;
		const issues = error.issues.map((issue) => [issue.path.join('.') || 'body', [issue.message]]);
		throw validationError(Object.fromEntries(issues));
	}
}

/** Returns the path's `:id` as a number. */
export function getId(request: FastifyRequest): number {
	return Number((request.params as { id: string }).id);
}
