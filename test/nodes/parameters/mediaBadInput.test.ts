import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { testInvalidInput } from '../../support/operationTests';

guardNetwork();

const MB = 1024 * 1024;

const common = { sessionId: byId(1), to: '201234567890' };

function inMemory(about: Partial<IBinaryData>): INodeExecutionData[] {
	return [{ json: {}, binary: { data: { data: 'AAAA', mimeType: 'image/png', ...about } } }];
}

const binary = { ...common, mediaSource: 'binary' };
const base64 = { ...common, mediaSource: 'base64' };

testInvalidInput('message', {
	'no link': {
		operation: 'sendImage',
		parameters: { ...common, mediaUrl: '={{ "" }}' },
		message: "The field 'Media URL' is empty",
	},
	...Object.fromEntries(
		['ftp://example.com/a.png', 'example.com/a.png', 'file:///etc/passwd', 'https://', '/a'].map(
			(mediaUrl) => [
				`the link ${mediaUrl}`,
				{
					operation: 'sendVideo',
					parameters: { ...common, mediaUrl },
					message: `The field 'Media URL' is '${mediaUrl}', not a valid URL`,
				},
			],
		),
	),
	'a link for base64': {
		operation: 'sendAudio',
		parameters: { ...base64, mediaBase64: 'https://example.com/a.png' },
		message: "The field 'Base64 Text' is 'https://example.com/a.png', which is not base64",
	},
	'a data: prefix without base64': {
		operation: 'sendImage',
		parameters: { ...base64, mediaBase64: 'data:text/plain,hello' },
		message: 'which is not base64',
	},
	'a prefix with nothing after it': {
		operation: 'sendImage',
		parameters: { ...base64, mediaBase64: 'data:image/png;base64,' },
		message: 'The file is empty',
	},
	'base64 cut short': {
		operation: 'sendImage',
		parameters: { ...base64, mediaBase64: 'AAAAA' },
		message: 'which is not base64',
	},
	'base64 of more than 16 MB': {
		operation: 'sendDocument',
		parameters: { ...base64, mediaBase64: 'A'.repeat(23 * MB) },
		message: 'The file has 17.3 MB (18087936 bytes); WhatsApp accepts up to 16 MB',
	},
	'an item without files': {
		operation: 'sendImage',
		parameters: binary,
		message: /no file in the binary field 'data'.*'Input Binary Field'/,
	},
	'a field without a file': {
		operation: 'sendDocument',
		parameters: { ...binary, binaryPropertyName: 'photo' },
		items: inMemory({}),
		message: "The item has no file in the binary field 'photo'",
	},
	'a field of no name': {
		operation: 'sendImage',
		parameters: { ...binary, binaryPropertyName: '={{ "" }}' },
		items: inMemory({}),
		message: "The field 'Input Binary Field' is empty",
	},
	'an empty file': {
		operation: 'sendImage',
		parameters: binary,
		items: inMemory({ data: '', fileName: 'a.png' }),
		message: "The file 'a.png' is empty",
	},
	...Object.fromEntries(
		['hello, world', 'https://example.com/a.png', { type: 'Buffer', data: [1] }].map((data) => [
			`a file that is ${JSON.stringify(data)}`,
			{
				operation: 'sendImage',
				parameters: binary,
				items: inMemory({ data: data as string, fileName: 'a.png' }),
				message: /^The file 'a\.png' is '.+', which is not base64/,
			},
		]),
	),
	'a file in memory of more than 16 MB': {
		operation: 'sendVideo',
		parameters: binary,
		items: inMemory({ data: 'A'.repeat(24 * MB), fileName: 'film.mp4' }),
		message: "The file 'film.mp4' has 18.0 MB (18874368 bytes); WhatsApp accepts up to 16 MB",
	},
	// The store named here does not exist: only a file that is not read can be refused for its size.
	'a file in a store of more than 16 MB': {
		operation: 'sendVideo',
		parameters: binary,
		items: inMemory({ id: 'nowhere:1', data: 'nowhere', bytes: 20 * MB, fileName: 'film.mp4' }),
		message: "The file 'film.mp4' has 20.0 MB (20971520 bytes); WhatsApp accepts up to 16 MB",
	},
});
