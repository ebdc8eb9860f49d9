import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

/** A failure whose message is meant for the person at the screen; known by its name, here and in TypeScript. */
export class CliError extends Error {
	name = 'Failure';
}

/** What the codes of the operating system mean to the person at the screen. */
const sentences = {
	ENOSPC: 'The disk is full. Free some space and run the command again.',
	EROFS: 'This folder cannot be written to. Make its disk writable, or choose another place.',
	EACCES: 'This account may not write there. Change the permissions, or use a folder of your own.',
	EPERM: 'This account may not write there. Change the permissions, or use a folder of your own.',
	ENOTDIR: 'Something that is not a folder is in the way. Remove it and run the command again.',
	EADDRINUSE: 'Another program uses that port. End it, or choose other ports (see --help).',
};

/**
 * @param {unknown} error
 * @returns {string} what happened and what to do next, in a sentence or two
 */
export function explain(error) {
	const { name, code, message, path, port, syscall } = /** @type {Record<string, unknown>} */ (
		error ?? {}
	);
	if (name === 'Failure') return String(message);
	// For a folder on a read-only disk Node reports ENOENT.
	if (syscall === 'mkdir' && code === 'ENOENT') return `${path}: ${sentences.EROFS}`;
	if (syscall === 'mkdir' && code === 'EEXIST') return `${path}: ${sentences.ENOTDIR}`;
	if (typeof code === 'string' && code in sentences) {
		const where = path ?? (port === undefined ? '' : `port ${port}`);
		return `${where ? `${where}: ` : ''}${sentences[code]}`;
	}
	const [summary] = String(message ?? error).split('\n', 1);
	return `Something unexpected happened: ${summary}. ${keep(error)}`;
}

/** Runs a command of the repository: a failure becomes its sentence and exit code 1, never a stack trace. */
export async function runCommand(command) {
	const end = (error) => {
		process.stderr.write(`\n${explain(error)}\n`);
		process.exit(1);
	};
	process.on('uncaughtException', end).on('unhandledRejection', end);
	// A closed terminal or pipe must not keep the command from stopping cleanly.
	process.stdout.on('error', () => {});
	process.stderr.on('error', () => {});
	await command().catch(end);
}

function keep(error) {
	const file = join(root, '.demo', 'error.log');
	try {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${error?.stack ?? error}\n`);
		return `The details are in ${file}.`;
	} catch {
		return 'The details could not be written down.';
	}
}
