import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';

import { buildIfStale } from '../../tools/buildIfStale';
import { CliError } from '../../tools/cliError';
import { packageRoot } from '../../tools/n8n/wavexPackage';
import { createStopSignal } from '../../tools/stopSignal';
import { startEnvironment } from '../../tools/testEnvironment/start';
import { listOperations, steps } from './check';
import { AnyN8nClient } from './oldN8nClient';
import { ensureVersion, namedVersions } from './versions';

const help = `Usage: npm run test:compat -- [VERSION]...

Tests the packed nodes on these versions of n8n, such as 1.123.81; without any, on those that the README names.
Each is installed into the cache, about 2 GB, the first time.`;

function builtOperations(): string[] {
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- it is there only once the package is built
	const { Wavex } = require(join(packageRoot, 'dist/nodes/Wavex/Wavex.node.js')) as {
		Wavex: new () => INodeType;
	};
	return listOperations(new Wavex().description);
}

/** @returns what failed, as sentences */
async function testVersion(
	version: string,
	log: (line: string) => void,
	signal: AbortSignal,
): Promise<string[]> {
	const installation = await ensureVersion(version, log, signal);
	const sandbox = { clock: 30, limits: false } as const;
	// Older ones refuse to start when told to leave out a module that they do not have.
	const env = { N8N_DISABLED_MODULES: undefined };
	const { environment, close } = await startEnvironment({ installation, sandbox, env, signal });
	const failures: string[] = [];
	try {
		const n8n = new AnyN8nClient(environment.n8n.url);
		await n8n.login(environment.owner);
		for (const [name, step] of steps(builtOperations())) {
			signal.throwIfAborted();
			await environment.sandbox.reset();
			try {
				log(`n8n ${version}: ${name}: ${(await step({ ...environment, n8n })) ?? 'passes'}`);
			} catch (error) {
				const [reason] = (error as Error).message.split('\n', 1);
				failures.push(`n8n ${version}: ${name}: ${reason}`);
				log(failures.at(-1) ?? '');
			}
		}
	} finally {
		await close();
	}
	return failures;
}

/**
 * Tests the versions of n8n that are given, one after the other.
 *
 * @returns the exit code
 * @throws Failure with the sentence to show; nothing that was started is left then
 */
export async function testVersions(given: string[]): Promise<number> {
	const log = (line: string) => console.log(line);
	if (given.includes('--help')) {
		log(help);
		return 0;
	}
	const wrong = given.find((version) => !/^\d+\.\d+\.\d+$/.test(version));
	if (wrong) throw new CliError('refused', `'${wrong}' is no version of n8n.\n\n${help}`);
	const signal = createStopSignal(log);
	try {
		await buildIfStale(packageRoot, log);
		const failures: string[] = [];
		const versions = given.length > 0 ? given : await namedVersions();
		for (const version of versions) {
			const failed = await testVersion(version, log, signal).catch((error: Error) => {
				if (signal.aborted || !(error instanceof CliError)) throw error;
				log(`n8n ${version}: ${error.message}`);
				return [`n8n ${version}: ${error.message}`];
			});
			failures.push(...failed);
		}
		const all = `n8n ${versions.join(', ')}`;
		log(
			failures.length === 0 ? `\n${all}: everything passes.` : `\nFailed:\n${failures.join('\n')}`,
		);
		return failures.length === 0 ? 0 : 1;
	} catch (error) {
		if (!signal.aborted) throw error;
		log('Stopped. Nothing of the tests is running any more.');
		return 130;
	}
}
