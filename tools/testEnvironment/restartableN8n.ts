import { dirname } from 'node:path';

import { ensureN8n } from '../n8n/install';
import { N8nClient } from '../n8n/n8nClient';
import { startN8n, type RunningN8n } from '../n8n/startN8n';
import type { TestEnvironment } from './testEnvironment';
import {
	startEnvironment,
	type EnvironmentOptions,
	type RunningEnvironment,
} from './startEnvironment';

/** An n8n in an environment of its own, which a test may kill and start again with the same data. */
export class RestartableN8n {
	private process: RunningN8n;

	private constructor(
		private readonly started: RunningEnvironment,
		private readonly env: EnvironmentOptions['env'],
	) {
		this.process = started.n8n;
	}

	static async start(options: EnvironmentOptions = {}): Promise<RestartableN8n> {
		return new RestartableN8n(await startEnvironment(options), options.env);
	}

	/** Stays the same object; its client is replaced at each restart. */
	get environment(): TestEnvironment {
		return this.started.environment;
	}

	/** The folder that holds n8n's `.n8n`. */
	get home(): string {
		return dirname(this.process.logFile);
	}

	get url(): string {
		return this.process.url;
	}

	/** Kills n8n without giving it time to stop, then what it had started, such as the task runner. */
	async kill(): Promise<void> {
		process.kill(this.process.pid, 'SIGKILL');
		await this.process.ended;
		await this.process.stop();
	}

	/** Stops n8n cleanly, unless it was killed. */
	async stop(): Promise<void> {
		await this.process.stop();
	}

	/** Starts n8n again, at the same URL or at a new one. */
	async restart({ atNewUrl = false } = {}): Promise<void> {
		await this.stop();
		const { home, env } = this;
		const port = atNewUrl ? undefined : Number(new URL(this.url).port);
		this.process = await startN8n({ installation: await ensureN8n({}), home, env, port });
		this.environment.n8n = new N8nClient(this.url);
		await this.environment.n8n.login(this.environment.owner);
	}

	/** Stops everything and removes the folder. */
	async close(): Promise<void> {
		await this.stop();
		await this.started.close();
	}
}
