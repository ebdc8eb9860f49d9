import { randomBytes } from 'node:crypto';
import { validateDialect, DEFAULT_DIALECT, type Dialect } from './api/dialects';

/** Requests per token in each fixed window. */
export interface Limits {
	perMinute: number;
	perHour: number;
}

export interface SandboxOptions {
	/** Address to listen on. Default 127.0.0.1. */
	host?: string;
	/** Default 0: a free port. */
	port?: number;
	/** API tokens, each with its own account. Default: one generated token. */
	tokens?: string[];
	/** World seconds per real second. Default 1. */
	clock?: number;
	dialect?: Partial<Dialect>;
	/** Default 60 per minute and 1,000 per hour, in world time; `false`: no limits. */
	limits?: Limits | false;
	/** Accepts media URLs with private addresses. Default: they are rejected with a 403. */
	allowPrivateMedia?: boolean;
	/** Real milliseconds to wait for the response of a webhook. Default 10,000. */
	webhookTimeoutMs?: number;
}

/** The options that can change while the sandbox runs. */
export interface Settings {
	clock: number;
	dialect: Dialect;
	limits: Limits | false;
	allowPrivateMedia: boolean;
	webhookTimeoutMs: number;
	/** The published workflow that answers, which the phone page then names; null if it is not known. */
	workflow?: { name: string; url: string } | null;
}

export const DEFAULT_LIMITS: Limits = { perMinute: 60, perHour: 1000 };

/** Returns a token in the format of the API's permanent tokens. */
export function generateToken(): string {
	return `wavex_${randomBytes(20).toString('hex')}`;
}

/** Throws an Error that names an invalid option. */
export function createSettings(options: SandboxOptions): Settings {
	const clock = options.clock ?? 1;
	if (!(clock > 0 && Number.isFinite(clock))) {
		throw new Error('The clock must be a number above 0 (world seconds per real second).');
	}
	return {
		clock,
		dialect: { ...DEFAULT_DIALECT, ...validateDialect(options.dialect ?? {}) },
		limits: options.limits ?? DEFAULT_LIMITS,
		allowPrivateMedia: options.allowPrivateMedia ?? false,
		webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
	};
}
