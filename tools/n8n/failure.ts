/** What went wrong, for callers that must tell failures apart. */
export type FailureCode =
	| 'port-in-use'
	| 'no-space'
	| 'no-node'
	| 'install-failed'
	| 'start-failed'
	| 'package-failed'
	| 'refused'
	| 'stopped';

/**
 * A failure that can happen on a healthy machine (a busy port, no network, a full disk). Its message is
 * written for the person at the screen: what happened and what to do next.
 */
export class CliError extends Error {
	readonly code: FailureCode;

	constructor(code: FailureCode, message: string) {
		super(message);
		this.name = 'Failure';
		this.code = code;
	}
}
