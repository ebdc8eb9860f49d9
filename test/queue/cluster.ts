import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureN8n } from '../../tools/n8n/install';
import { packPackage, installPackage } from '../../tools/n8n/wavexPackage';
import { findFreePorts } from '../../tools/n8n/ports';
import { startN8n, type RunningN8n } from '../../tools/n8n/startN8n';
import type { Installation } from '../../tools/n8n/verifyInstall';
import type { EnvironmentInfo } from '../../tools/testEnvironment/environment';
import { startEnvironment } from '../../tools/testEnvironment/start';
import { findPrograms } from './programs';
import { startPostgres, startRedis } from './services';

/** What the tests need to know of what was started; goes through the environment as JSON. */
export interface Cluster {
	installation: Installation;
	/** The settings that every process of n8n has in common. */
	env: Record<string, string>;
	/** The packed package. */
	tarball: string;
	/** Where the folders of the workers go. */
	folder: string;
	/** The webhook processor, without a slash at its end. */
	webhookUrl: string;
	/** PostgreSQL's own client, and where to connect. */
	psql: { program: string; port: number };
}

export interface RunningCluster {
	cluster: Cluster;
	info: EnvironmentInfo;
	/** Ends everything and removes its folders. */
	close: () => Promise<void>;
}

const HEALTH = ['/healthz/readiness'];

function settings(redis: number, postgres: number, webhookUrl: string): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_WEBHOOK_URL: `${webhookUrl}/`,
		// Main must not take a delivery: it is the webhook processor's.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		// Else main would run what a person starts in the editor.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
}

/**
 * Starts n8n's queue mode without a worker: Redis, PostgreSQL, the sandbox, n8n's main process and a webhook processor,
 * the last two each with the packed package in a home of its own.
 *
 * @throws Failure; nothing runs and no folder is left then
 */
export async function startCluster(
	log: (line: string) => void,
	signal: AbortSignal,
): Promise<RunningCluster> {
	const endings: Array<() => Promise<unknown>> = [];
	const close = async () => {
		for (let end = endings.pop(); end; end = endings.pop()) await end();
	};
	try {
		const programs = await findPrograms(log);
		const folder = await mkdtemp(join(tmpdir(), 'wavex-queue-'));
		// PostgreSQL may run as another account than ours.
		await chmod(folder, 0o755);
		endings.push(async () => await rm(folder, { recursive: true, force: true }));
		const redis = await startRedis(programs, join(folder, 'redis'));
		endings.push(redis.stop);
		const postgres = await startPostgres(programs, join(folder, 'postgres'));
		endings.push(postgres.stop);

		const [port] = await findFreePorts(1);
		const webhookUrl = `http://127.0.0.1:${port}`;
		const env = settings(redis.port, postgres.port, webhookUrl);
		const started = await startEnvironment({ env, sandbox: { limits: false }, log, signal });
		endings.push(started.close);
		const installation = await ensureN8n({ log, signal });
		const tarball = await packPackage(join(folder, 'tarball'));
		const home = join(folder, 'webhook');
		await installPackage(home, tarball);
		const command = ['webhook'];
		const options = { installation, home, env, port, command, ready: HEALTH, signal };
		const processor = await startN8n(options);
		endings.push(processor.stop);

		const psql = { program: programs.psql, port: postgres.port };
		const cluster = { installation, env, tarball, folder, webhookUrl, psql };
		return { cluster, info: started.info, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Starts a worker with the packed package in a home of its own, and waits until it takes executions. */
export async function startWorker(cluster: Cluster, concurrency = 10): Promise<RunningN8n> {
	const { installation, env, tarball, folder } = cluster;
	const home = await mkdtemp(join(folder, 'worker-'));
	await installPackage(home, tarball);
	const [port] = await findFreePorts(1);
	const health = {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
	};
	const command = ['worker', `--concurrency=${concurrency}`];
	return await startN8n({
		installation,
		home,
		port,
		command,
		ready: HEALTH,
		env: { ...env, ...health },
	});
}
