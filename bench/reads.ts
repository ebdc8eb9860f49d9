import type { IDataObject, INode } from 'n8n-workflow';

import { createBareNode, chainNodes, MANUAL } from '../tools/testEnvironment';
import { formatMegabytes } from './residentMemory';
import type { BenchmarkResult, BenchmarkOptions } from './benchmark';
import type { BenchEnvironment } from './benchEnvironment';
import { measureMemory } from './measureMemory';
import { createHttpRequestNode, MEASURED, createWavexNode } from './workflows';

/** n8n's own paging, as its documentation shows it. */
const paging: IDataObject = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
	paginationCompleteWhen: 'other',
	completeExpression:
		'={{ $response.body.pagination.current_page >= $response.body.pagination.last_page }}',
};

type Make = (bench: BenchEnvironment, count: number) => INode;

const variants: Record<string, Make> = {
	Wavex: ({ stubCredential }, count) =>
		createWavexNode(stubCredential, 'getAll', {
			...(count === 1 ? { limit: 1 } : { returnAll: true }),
			simplify: false,
		}),
	'The result alone': (_, count) =>
		createBareNode(MEASURED, 'n8n-nodes-wavex-bench.records', { count }),
	'HTTP Request, paging': ({ stubApi, stubCredential }) =>
		createHttpRequestNode(stubCredential, {
			url: `${stubApi.apiUrl}/sessions/1/messages`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'per_page', value: '100' }] },
			options: { pagination: { pagination: paging } },
		}),
};

/** What n8n needs of memory to read a long list, over what the list itself needs. */
export async function reads(options: BenchmarkOptions): Promise<BenchmarkResult> {
	const { items = 20_000, log } = options;
	const rows: string[][] = [];
	for (const [name, make] of Object.entries(variants)) {
		log(`${name}: ${items} records`);
		let requests = 0;
		const found = await measureMemory(
			options,
			(bench) => ({
				small: chainNodes('One', createBareNode('Start', MANUAL), make(bench, 1)),
				full: chainNodes('All', createBareNode('Start', MANUAL), make(bench, items)),
			}),
			async ({ stubApi }) => {
				({ requests } = await stubApi.takeReceived());
			},
			items,
		);
		rows.push([
			name,
			found.error || String(requests),
			formatMegabytes(found.output),
			formatMegabytes(found.idle),
			formatMegabytes(found.inNode, true),
			formatMegabytes(found.inAll, true),
			`${(found.time / 1000).toFixed(1)} s`,
		]);
	}
	return {
		title: `Memory: ${items} records through Return All`,
		table: [
			[
				'Way',
				'requests',
				'result as JSON',
				'idle',
				'most in the node',
				'most in all',
				'time in the node',
			],
			...rows,
		],
		notes: [
			'"The result alone" is a node that creates the same records without requests: it shows what n8n needs to hold and save the result.',
			'Each row uses a new n8n; idle is after a run with one record. "In all" lasts until the execution is saved.',
			'HTTP Request puts out pages, not records: a Split Out node would have to follow.',
		],
	};
}
