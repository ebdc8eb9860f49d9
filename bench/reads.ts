import type { IDataObject, INode } from 'n8n-workflow';

import { chain, MANUAL } from '../tools/testEnvironment';
import { megabytes } from './residentMemory';
import type { Findings, PartOptions } from './benchmark';
import type { Theatre } from './benchEnvironment';
import { watched } from './measureMemory';
import { benchNode, httpRequest, MEASURED, ours } from './workflows';

/** n8n's own paging, as its documentation shows it. */
const paging: IDataObject = {
	paginationMode: 'updateAParameterInEachRequest',
	parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }] },
	paginationCompleteWhen: 'other',
	completeExpression:
		'={{ $response.body.pagination.current_page >= $response.body.pagination.last_page }}',
};

type Make = (theatre: Theatre, count: number) => INode;

const variants: Record<string, Make> = {
	Wavex: ({ sinkCredential }, count) =>
		ours(sinkCredential, 'getAll', {
			...(count === 1 ? { limit: 1 } : { returnAll: true }),
			simplify: false,
		}),
	'The result alone': (_, count) => benchNode(MEASURED, 'n8n-nodes-wavex-bench.records', { count }),
	'HTTP Request, paging': ({ sink, sinkCredential }) =>
		httpRequest(sinkCredential, {
			url: `${sink.apiUrl}/sessions/1/messages`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'per_page', value: '100' }] },
			options: { pagination: { pagination: paging } },
		}),
};

/** What n8n needs of memory to read a long list, over what the list itself needs. */
export async function reads(options: PartOptions): Promise<Findings> {
	const { items = 20_000, say } = options;
	const rows: string[][] = [];
	for (const [name, make] of Object.entries(variants)) {
		say(`${name}: ${items} records`);
		let requests = 0;
		const found = await watched(
			options,
			(theatre) => ({
				small: chain('One', benchNode('Start', MANUAL), make(theatre, 1)),
				full: chain('All', benchNode('Start', MANUAL), make(theatre, items)),
			}),
			async ({ sink }) => {
				({ requests } = await sink.seen());
			},
			items,
		);
		rows.push([
			name,
			found.error || String(requests),
			megabytes(found.output),
			megabytes(found.idle),
			megabytes(found.inNode, true),
			megabytes(found.inAll, true),
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
			'"The result alone" is a node that makes the same records without asking anyone: what it needs, n8n needs to hold and save the result.',
			'Each way in an n8n of its own; idle is after a run with one record. "In all" is until the execution is saved.',
			'HTTP Request puts out pages, not records: a Split Out node would have to follow.',
		],
	};
}
