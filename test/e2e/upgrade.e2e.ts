import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { create } from 'tar';

import { packPackage, installPackage } from '../../tools/n8n/wavexPackage';
import type { Workflow } from '../../tools/n8n/n8nTypes';
import saved from '../upgrade/saved/1.0.0.json';
import {
	waitForExecution,
	getOutputItems,
	type TestEnvironment,
} from '../../tools/testEnvironment';
import { RestartableN8n } from '../../tools/testEnvironment/restartableN8n';
import { createListener } from './trigger/triggerWorkflow';
import { scaleLimit } from '../../tools/machineFactor';

jest.setTimeout(scaleLimit(240_000));

/** It waits for a person, and it ends the credential: neither can run beside the others. */
const APART = /sendAndWait|regenerate|^Trigger$/;

const NAME = 'n8n-nodes-wavex';
const getModulesFolder = (home: string) => join(home, '.n8n/nodes/node_modules');

let folder: string;
let tarball: string;
let n8n: RestartableN8n;
let environment: TestEnvironment;

async function readManifest(home: string): Promise<{ version: string }> {
	const text = await readFile(join(getModulesFolder(home), NAME, 'package.json'), 'utf8');
	return JSON.parse(text) as { version: string };
}

/** The older version: a tarball named by UPGRADE_FROM, such as one of npm's; else this one under an older number. */
async function createOlderTarball(): Promise<string> {
	if (process.env.UPGRADE_FROM) return process.env.UPGRADE_FROM;
	const home = join(folder, 'older');
	await installPackage(home, tarball);
	const older = { ...(await readManifest(home)), version: '0.1.0' };
	await writeFile(join(getModulesFolder(home), NAME, 'package.json'), JSON.stringify(older));
	const file = join(folder, 'older.tgz');
	await create({ file, cwd: getModulesFolder(home), gzip: true }, [NAME]);
	return file;
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'wavex-upgrade-'));
	tarball = await packPackage(join(folder, 'tarball'));
	const older = await createOlderTarball();
	const prepareHome = async (home: string) => await installPackage(home, older);
	n8n = await RestartableN8n.start({ sandbox: { limits: false }, prepareHome });
	environment = n8n.environment;
});
afterAll(async () => {
	await n8n?.close();
	await rm(folder, { recursive: true, force: true });
});

/** Replaces the package's files as n8n's installer does, and restarts n8n. */
async function upgrade(): Promise<void> {
	await n8n.stop();
	await installPackage(n8n.home, tarball);
	await n8n.restart();
}

/** The URL that resumes an execution holds its ID, a time and a signature. */
const RESUME_URL = /\/webhook-waiting\/\d+\?until=\d+&signature=\w+/g;

/** The requests that reached the API, with what they said. */
async function listRequests(): Promise<unknown[]> {
	const answer = await fetch(`${environment.sandbox.url}/_sandbox/journal?kind=request`);
	const text = (await answer.text()).replace(RESUME_URL, '/webhook-waiting/…');
	const entries = JSON.parse(text) as IDataObject[];
	return entries.map(({ method, path, query, body }) => ({ method, path, query, body }));
}

/** Of times, codes and the like, which no two runs share, only the kind of value; errors word for word. */
function getShape(items: IDataObject[]): unknown {
	return items.map(({ error, ...rest }) => ({
		error,
		fields: Object.entries(rest).map(([key, value]) => `${key}: ${typeof value}`),
	}));
}

/** Runs the workflow against a fresh world: what was asked, and what every node put out. */
async function run(id: string, { nodes }: Workflow) {
	await environment.sandbox.reset();
	await environment.n8n.runWorkflow(id, 'Start');
	const execution = await waitForExecution(environment, id, 120_000);
	return {
		status: execution.status,
		put: nodes.map(({ name }) => ({ name, items: getShape(getOutputItems(execution, name)) })),
		requests: await listRequests(),
	};
}

/** The saved workflow with this n8n's credential, without what cannot run beside the rest. */
function createRunnableWorkflow(): Workflow {
	const { nodes, connections, name } = saved.workflow as unknown as Workflow;
	const { id } = environment.credential;
	return {
		name,
		nodes: nodes
			.filter((node) => !APART.test(node.name))
			.map((node) =>
				node.credentials ? { ...node, credentials: { wavexApi: { id, name: 'Wavex' } } } : node,
			),
		connections: {
			Start: { main: [connections.Start.main[0]!.filter(({ node }) => !APART.test(node))] },
		},
	};
}

it('saved workflows run after an upgrade as they did before', async () => {
	const { home } = n8n;
	const { version: older } = await readManifest(home);
	const workflow = createRunnableWorkflow();
	const kept = await environment.n8n.createWorkflow(workflow);
	const { id } = kept;
	const { id: listening } = await environment.n8n.createWorkflow(
		createListener(environment).workflow,
	);

	const before = await run(id, workflow);
	expect(before.status).toBe('success');
	expect(before.requests.length).toBeGreaterThan(60);
	// The run deleted the session that customers write to.
	await environment.sandbox.reset();
	await environment.n8n.publish(listening);

	await upgrade();

	expect((await readManifest(home)).version).not.toBe(older);
	// Published before the upgrade, the trigger listens after it without being touched.
	await environment.sandbox.incoming({ from: '201112223334', text: 'Still there?' });
	const heard = await waitForExecution(environment, listening);
	expect(getOutputItems(heard, 'Trigger')).toMatchObject([{ text: 'Still there?' }]);
	expect((await environment.n8n.getWorkflow(id)).nodes).toEqual(kept.nodes);
	expect(await run(id, workflow)).toEqual(before);
});
