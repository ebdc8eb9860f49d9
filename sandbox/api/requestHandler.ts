import type { Settings } from '../options';
import type { SandboxAccount } from '../state/sandboxAccount';
import type { World } from '../world/world';

declare module 'fastify' {
	interface FastifyRequest {
		/** The owner of the request's token. */
		account?: SandboxAccount;
	}
}

/** A validated request to the API. */
export interface ApiRequest {
	account: SandboxAccount;
	world: World;
	settings: Settings;
	/** Absolute, without the query. */
	url: string;
	params: Record<string, unknown>;
	query: Record<string, unknown>;
	/** Matches the schema that the document gives for the operation. */
	body: unknown;
}

/** Returns the JSON body of a success; throws an ApiError for anything else. */
export type Handler = (request: ApiRequest) => object | Promise<object>;

/** The handlers of one resource, by operationId. */
export type Handlers = Record<string, Handler>;
