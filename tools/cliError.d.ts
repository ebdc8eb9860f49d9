/** What went wrong, for callers that must tell failures apart. */
export type CliErrorCode =
	| 'port-in-use'
	| 'no-space'
	| 'no-node'
	| 'install-failed'
	| 'no-network'
	| 'not-in-registry'
	| 'start-failed'
	| 'package-failed'
	| 'refused'
	| 'stopped';

/** A failure that can happen on a healthy machine. The message is for the user: what happened, and what to do. */
export class CliError extends Error {
	readonly code: CliErrorCode;

	constructor(code: CliErrorCode, message: string);
}
