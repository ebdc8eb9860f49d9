import type { INode } from 'n8n-workflow';

import type { Workflow } from '../tools/n8n/n8nTypes';
import { chain, MANUAL } from '../tools/testEnvironment';
import { megabytes } from './residentMemory';
import type { Findings, PartOptions } from './benchmark';
import type { Theatre } from './benchEnvironment';
import { watched } from './measureMemory';
import { benchNode, httpRequest, ours } from './workflows';

const FILE_BYTES = 5 * 2 ** 20;
const TO = '=2011{{ 12223000 + $itemIndex }}';

function withFiles(count: number, ...nodes: INode[]): Workflow {
	const parameters = { count, bytes: FILE_BYTES };
	const files = benchNode('Files', 'n8n-nodes-wavex-bench.files', parameters);
	return chain(`Files ${count}`, benchNode('Start', MANUAL), files, ...nodes);
}

type Nodes = (theatre: Theatre) => INode[];

const variants: Record<string, Nodes> = {
	Wavex: ({ sinkCredential }) => [
		ours(sinkCredential, 'sendImage', { to: TO, mediaSource: 'binary' }),
	],
	'Extract from File, then HTTP Request': ({ sink, sinkCredential }) => [
		benchNode(
			'Base64',
			'n8n-nodes-base.extractFromFile',
			{ operation: 'binaryToPropery' },
			{ typeVersion: 1.1 },
		),
		httpRequest(sinkCredential, {
			method: 'POST',
			url: `${sink.apiUrl}/sessions/1/messages/image`,
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
export async function files(options: PartOptions): Promise<Findings> {
	const { items = 200, say } = options;
	const rows: string[][] = [];
	for (const [name, nodes] of Object.entries(variants)) {
		say(`${name}: ${items} files`);
		let arrived = '';
		const found = await watched(
			options,
			(theatre) => ({
				small: withFiles(1, ...nodes(theatre)),
				full: withFiles(items, ...nodes(theatre)),
			}),
			async ({ sink }) => {
				const { requests, bytes } = await sink.seen();
				arrived = `${requests} (${megabytes(bytes)})`;
			},
		);
		rows.push([
			name,
			arrived || found.error,
			megabytes(found.idle),
			megabytes(found.inNode, true),
			megabytes(found.inAll, true),
			`${(found.time / 1000).toFixed(1)} s`,
		]);
	}
	return {
		title: `Memory: ${items} items with a file of ${megabytes(FILE_BYTES)} each`,
		table: [
			['Way', 'arrived', 'idle', 'most in the node', 'most in all', 'time in the node'],
			...rows,
		],
		notes: [
			"Each way in an n8n of its own, with n8n's default binary data mode (filesystem); idle is after a run with one item.",
			'"In all" is from the start of the workflow until the execution is saved: the making of the files is in it.',
		],
	};
}
