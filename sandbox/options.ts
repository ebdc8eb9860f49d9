import { randomBytes } from 'node:crypto';
import { validateDialect, DEFAULT_DIALECT, type Dialect } from './api/dialects';

/** Requests a token may make in each fixed window. */
export interface Limits {
	perMinute: number;
	perHour: number;
}

export interface SandboxOptions {
	/** Address to listen on. Default 127.0.0.1. */
	host?: string;
	/** Default 0: a free one. */
	port?: number;
	/** API tokens, one account each. Default: one generated token. */
	tokens?: string[];
	/** World seconds per real second. Default 1. */
	clock?: number;
	dialect?: Partial<Dialect>;
	/** Default 60 a minute and 1,000 an hour, in world time; `false`: none. */
	limits?: Limits | false;
	/** Accept media URLs that point to private addresses. Default: they answer 403. */
	allowPrivateMedia?: boolean;
	/** Real milliseconds that a webhook has to answer. Default 10,000. */
	webhookTimeoutMs?: number;
}

/** What can be changed while the sandbox runs. */
export interface Settings {
	clock: number;
	dialect: Dialect;
	limits: Limits | false;
	allowPrivateMedia: boolean;
	webhookTimeoutMs: number;
}

export const DEFAULT_LIMITS: Limits = { perMinute: 60, perHour: 1000 };

/** A token of the API's permanent form. */
export function generateToken(): string {
	return `wavex_${randomBytes(20).toString('hex')}`;
}

/** Throws an Error that says which option is wrong. */
export function createSettings(options: SandboxOptions): Settings {
	const clock = options.clock ?? 1;
	if (!(clock > 0 && Number.isFinite(clock))) {
		throw new Error('The clock must be a number above 0: world seconds per real second.');
	}
	return {
		clock,
		dialect: { ...DEFAULT_DIALECT, ...validateDialect(options.dialect ?? {}) },
		limits: options.limits ?? DEFAULT_LIMITS,
		allowPrivateMedia: options.allowPrivateMedia ?? false,
		webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
	};
}
