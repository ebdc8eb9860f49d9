import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	createBareNode,
	createNode,
	MANUAL,
	runToEnd,
} from '../../../tools/testEnvironment';
import { startOwnSandbox } from '../../../tools/testEnvironment/ownSandbox';
import type { Dialect } from '../../../sandbox';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n a small file', 'latin1').toString('base64');

/** Three files, so that the form that was taken for the first is seen in the others. */
const code = `const file = { data: '${PNG}', mimeType: 'image/png', fileName: 'a.png' };
return [1, 2, 3].map((n) => ({ json: { n }, binary: { data: file } }));`;

it.each<[Dialect['base64'], number]>([
	['bare', 3],
	['dataUri', 3],
	['dataUriOnly', 4],
	['dataUriAsUrl', 5],
])('three images reach an API that takes them as %s, in %i requests', async (base64, requests) => {
	const own = await startOwnSandbox(await connect(), { limits: false, dialect: { base64 } });
	try {
		const { environment } = own;
		const workflow = chainNodes(
			'Images',
			createNode(environment, 'Start', MANUAL),
			createBareNode('Files', 'n8n-nodes-base.code', { jsCode: code }, { typeVersion: 2 }),
			createNode(environment, 'Send', ACTION, {
				resource: 'message',
				operation: 'sendImage',
				sessionId: { __rl: true, mode: 'id', value: '1' },
				to: '201112223334',
				mediaSource: 'binary',
				caption: '=Image {{ $json.n }}',
			}),
		);
		expect((await runToEnd(environment, workflow)).status).toBe('success');
		const messages = await environment.sandbox.messages();
		expect(messages.map(({ text }) => text)).toEqual(['Image 1', 'Image 2', 'Image 3']);
		for (const { media } of messages) {
			const size = Buffer.from(PNG, 'base64').length;
			expect(media as IDataObject).toMatchObject({ mime_type: 'image/png', size });
		}
		expect(await environment.sandbox.actionRequests()).toHaveLength(requests);
	} finally {
		await own.close();
	}
});
