import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

import {
	startEnvironment,
	type RunningEnvironment,
	type EnvironmentOptions,
} from '../tools/testEnvironment/startEnvironment';
import { startStubApi, type StubApi } from './startStubApi';

/** A real n8n with our package, the benchmarks' nodes and a credential for the stub API; also the sandbox and the stub. */
export interface BenchEnvironment extends RunningEnvironment {
	stubApi: StubApi;
	/** The id of the credential whose base URL is the stub API. */
	stubCredential: string;
}

const nodes = join(__dirname, 'nodes');

/** Installs the benchmarks' nodes into n8n's home as a second community package. */
async function installBenchNodes(home: string): Promise<void> {
	const place = join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-wavex-bench');
	await mkdir(place, { recursive: true });
	for (const file of await readdir(nodes)) {
		const source = await readFile(join(nodes, file), 'utf8');
		if (!file.endsWith('.ts')) {
			await writeFile(join(place, file), source);
			continue;
		}
		const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
		const { outputText } = transpileModule(source, { compilerOptions });
		await writeFile(join(place, `${basename(file, '.ts')}.js`), outputText);
	}
}

/**
 * Starts an environment, calls `run` with it, and removes it.
 *
 * @param options `signal` stops it early
 * @throws what `run` throws, or the signal's reason
 */
export async function withBenchEnvironment<T>(
	options: EnvironmentOptions & { signal: AbortSignal },
	run: (bench: BenchEnvironment) => Promise<T>,
): Promise<T> {
	const { signal } = options;
	const started = await startEnvironment({ ...options, prepareHome: installBenchNodes });
	const stubApi = await startStubApi();
	try {
		const data = { apiToken: 'wavex_bench', baseUrl: stubApi.apiUrl };
		const credential = { name: 'Wavex stub', type: 'wavexApi', data };
		const { id } = await started.environment.n8n.createCredential(credential);
		const running = run({ ...started, stubApi, stubCredential: id });
		const stopped = new Promise<never>((_, reject) => {
			if (signal.aborted) reject(signal.reason as Error);
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		});
		// When the signal wins, `running` fails because its n8n is stopped.
		running.catch(() => {});
		return await Promise.race([running, stopped]);
	} finally {
		await stubApi.close();
		await started.close();
	}
}
