import type { INode } from 'n8n-workflow';

import type { Workflow } from '../tools/n8n/n8nTypes';
import { createBareNode, chainNodes, MANUAL } from '../tools/testEnvironment';
import { formatMegabytes } from './residentMemory';
import type { BenchmarkResult, BenchmarkOptions } from './benchmark';
import type { BenchEnvironment } from './benchEnvironment';
import { measureMemory } from './measureMemory';
import { createHttpRequestNode, createWavexNode } from './workflows';

const FILE_BYTES = 5 * 2 ** 20;
const TO = '=2011{{ 12223000 + $itemIndex }}';

function withFiles(count: number, ...nodes: INode[]): Workflow {
	const parameters = { count, bytes: FILE_BYTES };
	const files = createBareNode('Files', 'n8n-nodes-wavex-bench.files', parameters);
	return chainNodes(`Files ${count}`, createBareNode('Start', MANUAL), files, ...nodes);
}

type Nodes = (bench: BenchEnvironment) => INode[];

const variants: Record<string, Nodes> = {
	Wavex: ({ stubCredential }) => [
		createWavexNode(stubCredential, 'sendImage', { to: TO, mediaSource: 'binary' }),
	],
	'Extract from File, then HTTP Request': ({ stubApi, stubCredential }) => [
		createBareNode(
			'Base64',
			'n8n-nodes-base.extractFromFile',
			{ operation: 'binaryToPropery' },
			{ typeVersion: 1.1 },
		),
		createHttpRequestNode(stubCredential, {
			method: 'POST',
			url: `${stubApi.apiUrl}/sessions/1/messages/image`,
			sendBody: true,
			bodyParameters: {
				parameters: [
					{ name: 'to', value: TO },
					{ name: 'image_base64', value: '={{ $json.data }}' },
				],
			},
		}),
	],
};

/** What n8n needs of memory to send many files. */
export async function files(options: BenchmarkOptions): Promise<BenchmarkResult> {
	const { items = 200, log } = options;
	const rows: string[][] = [];
	for (const [name, nodes] of Object.entries(variants)) {
		log(`${name}: ${items} files`);
		let arrived = '';
		const found = await measureMemory(
			options,
			(bench) => ({
				small: withFiles(1, ...nodes(bench)),
				full: withFiles(items, ...nodes(bench)),
			}),
			async ({ stubApi }) => {
				const { requests, bytes } = await stubApi.takeReceived();
				arrived = `${requests} (${formatMegabytes(bytes)})`;
			},
		);
		rows.push([
			name,
			arrived || found.error,
			formatMegabytes(found.idle),
			formatMegabytes(found.inNode, true),
			formatMegabytes(found.inAll, true),
			`${(found.time / 1000).toFixed(1)} s`,
		]);
	}
	return {
		title: `Memory: ${items} items with a file of ${formatMegabytes(FILE_BYTES)} each`,
		table: [
			['Way', 'arrived', 'idle', 'most in the node', 'most in all', 'time in the node'],
			...rows,
		],
		notes: [
			'Each row uses a new n8n with the default binary data mode (filesystem); idle is after a run with one item.',
			'"In all" is from the start of the workflow until the execution is saved: the making of the files is in it.',
		],
	};
}
