import { CliError } from '../cliError';

/** The registry answered: it does not have the package or the version, or does not hand it out. */
const REFUSED =
	/\b(E40[34]|E451|ETARGET|ERR_PNPM_NO_MATCHING_VERSION\w*|ERR_PNPM_FETCH_4(03|04|51))\b/;
/** There was no answer. */
const UNREACHABLE =
	/\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|E\w*TIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

/** Returns the error for what npm or pnpm printed when it could not install `name` from the registry. */
export function createRegistryError(name: string, lines: string[]): CliError {
	const reason =
		lines.find((line) => REFUSED.test(line) || UNREACHABLE.test(line)) ??
		lines.find((line) => /^(ERR_|\[?ERR)/.test(line)) ??
		lines.findLast((line) => line.trim());
	if (reason && REFUSED.test(reason)) {
		return new CliError(
			'not-in-registry',
			`${name} cannot be installed from this npm registry, which answers: ${reason}. Choose another version, or another registry (npm config get registry).`,
		);
	}
	if (reason && UNREACHABLE.test(reason)) {
		return new CliError(
			'no-network',
			`${name} was not installed because the npm registry does not answer: ${reason}. Check the network (npm ping), then run the command again.`,
		);
	}
	return new CliError(
		'install-failed',
		`${name} could not be installed: ${reason ?? 'no reason was printed'}. Run the command again.`,
	);
}
