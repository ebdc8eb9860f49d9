import type { SandboxAccount } from '../state/sandboxAccount';
import type { Settings } from '../options';
import type { World } from '../world/world';

/** One validated request of the API. */
export interface ApiRequest {
	account: SandboxAccount;
	world: World;
	settings: Settings;
	/** Absolute, without the query. */
	url: string;
	params: Record<string, unknown>;
	query: Record<string, unknown>;
	/** Of the shape that the document gives the operation. */
	body: unknown;
}

/** Answers the JSON body of a success; throws an ApiError for anything else. */
export type Handler = (call: ApiRequest) => object | Promise<object>;

/** The handlers of one resource, by operationId. */
export type Handlers = Record<string, Handler>;
