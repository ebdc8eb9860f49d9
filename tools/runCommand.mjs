import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from './cliError.js';
import { stateFolder } from './paths.mjs';

/** What to tell the user for an error code of the operating system. */
const sentences = {
	ENOSPC: 'The disk is full. Free some space and run the command again.',
	EROFS: 'This folder is read-only. Make its disk writable, or use another folder.',
	EACCES:
		'You have no permission to write there. Change the permissions, or use a folder that you own.',
	EPERM:
		'You have no permission to write there. Change the permissions, or use a folder that you own.',
	ENOTDIR: 'This is a file, but it must be a folder. Remove it and run the command again.',
	EADDRINUSE: 'Another program uses that port. Stop it, or choose other ports (see --help).',
};

/**
 * @param {unknown} error
 * @returns {string} what happened and what to do, in one or two sentences
 */
export function explain(error) {
	const { code, message, path, port, syscall } = /** @type {Record<string, unknown>} */ (
		error ?? {}
	);
	if (error instanceof CliError) return String(message);
	// For a folder on a read-only disk Node reports ENOENT.
	if (syscall === 'mkdir' && code === 'ENOENT') return `${path}: ${sentences.EROFS}`;
	if (syscall === 'mkdir' && code === 'EEXIST') return `${path}: ${sentences.ENOTDIR}`;
	if (typeof code === 'string' && code in sentences) {
		const where = path ?? (port === undefined ? '' : `port ${port}`);
		return `${where ? `${where}: ` : ''}${sentences[code]}`;
	}
	const [summary] = String(message ?? error).split('\n', 1);
	return `Something unexpected happened: ${summary}. ${saveDetails(error)}`;
}

/** Runs a command of the repository. A failure prints its message and exits with code 1, never with a stack trace. */
export async function runCommand(command) {
	const end = (error) => {
		process.stderr.write(`\n${explain(error)}\n`);
		process.exit(1);
	};
	process.on('uncaughtException', end).on('unhandledRejection', end);
	// A closed terminal or pipe must not prevent a clean stop.
	process.stdout.on('error', () => {});
	process.stderr.on('error', () => {});
	await command().catch(end);
}

function saveDetails(error) {
	const file = join(stateFolder, 'error.log');
	try {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${error?.stack ?? error}\n`);
		return `The details are in ${file}.`;
	} catch {
		return 'The details could not be saved.';
	}
}
