import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import type { INode } from 'n8n-workflow';

import type { RunningN8n } from '../../tools/n8n/startN8n';
import { connect, eventually, type TestEnvironment } from '../../tools/testEnvironment';
import { createListener, getSecretUrl } from '../e2e/trigger/triggerWorkflow';
import { startWorker, type Cluster } from './cluster';

/** The test environment in queue mode. There is no worker until a test starts one. */
export interface QueueEnvironment extends TestEnvironment {
	cluster: Cluster;
	/** Starts workers in parallel. */
	startWorkers: (count: number, concurrency?: number) => Promise<RunningN8n[]>;
	/** Stops the workers that `startWorkers` started. */
	stopWorkers: () => Promise<void>;
}

export async function connectToQueue(): Promise<QueueEnvironment> {
	const cluster = JSON.parse(process.env.WAVEX_QUEUE ?? '') as Cluster;
	const workers: RunningN8n[] = [];
	const startWorkers = async (count: number, concurrency?: number) => {
		const start = async () => {
			const worker = await startWorker(cluster, concurrency);
			workers.push(worker);
			return worker;
		};
		return await Promise.all(Array.from({ length: count }, start));
	};
	const stopWorkers = async () => {
		await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
	};
	return { ...(await connect()), cluster, startWorkers, stopWorkers };
}

/** Queries n8n's database; each row is an array of texts. */
export async function query({ cluster }: QueueEnvironment, sql: string): Promise<string[][]> {
	const { program, port } = cluster.psql;
	const place = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres'];
	const { stdout } = await promisify(execFile)(program, [...place, '-AtF', '\t', '-c', sql], {
		maxBuffer: 64e6,
	});
	return stdout.split('\n').flatMap((line) => (line ? [line.split('\t')] : []));
}

/** Publishes a workflow of our trigger and whatever comes after it. @returns its id and its registered URL */
export async function listen(
	environment: QueueEnvironment,
	...next: INode[]
): Promise<{ id: string; url: string }> {
	const { cluster, n8n } = environment;
	const { workflow, url } = createListener(environment, {}, ...next);
	const { id } = await n8n.createWorkflow(workflow);
	await n8n.publish(id);
	return { id, url: await getSecretUrl(environment, url.replace(n8n.url, cluster.webhookUrl)) };
}

/** Returns how many executions of a workflow have each status. */
export async function countByStatus(
	environment: QueueEnvironment,
	workflowId: string,
): Promise<Record<string, number>> {
	const rows = await query(
		environment,
		`SELECT status, count(*) FROM execution_entity WHERE "workflowId" = '${workflowId}' GROUP BY 1`,
	);
	return Object.fromEntries(rows.map(([status, count]) => [status, Number(count)]));
}

/** Waits until a workflow has `count` executions and none is queued or running. Returns the number of each status. */
export async function waitForExecutions(
	environment: QueueEnvironment,
	workflowId: string,
	count: number,
	limit = 300_000,
): Promise<Record<string, number>> {
	let last: Record<string, number> = {};
	const look = async () => {
		last = await countByStatus(environment, workflowId);
		const { new: queued = 0, running = 0, ...over } = last;
		const all = Object.values(over).reduce((sum, each) => sum + each, 0);
		return queued + running === 0 && all >= count && last;
	};
	return await eventually(`${count} ended executions`, look, limit).catch(() => last);
}

/** Returns the message and the status of each execution of a workflow. */
export async function listMessages(
	environment: QueueEnvironment,
	workflowId: string,
): Promise<Array<{ message: string; status: string }>> {
	const rows = await query(
		environment,
		`SELECT substring(data from '"(WA[0-9]+)"'), status FROM execution_entity
		 JOIN execution_data ON "executionId" = id WHERE "workflowId" = '${workflowId}'`,
	);
	return rows.map(([message, status]) => ({ message, status }));
}
