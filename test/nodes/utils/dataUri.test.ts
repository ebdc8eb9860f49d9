import { parseDataUri } from '../../../nodes/Wavex/utils/dataUri';

it.each<[string, string, string]>([
	['data:image/png;base64,AAAA', 'image/png', 'AAAA'],
	[' \n DATA:image/png;BASE64,AAAA', 'image/png', 'AAAA'],
	['data:audio/ogg; codecs=opus;base64,AAAA', 'audio/ogg; codecs=opus', 'AAAA'],
	['data:;base64,AAAA', '', 'AAAA'],
	['data:text/plain;base64,', 'text/plain', ''],
])('reads the type and the base64 of %j', (text, mimeType, base64) => {
	expect(parseDataUri(text)).toEqual({ mimeType, base64 });
});

it.each([
	'',
	'AAAA',
	'data:',
	'data:,AAAA',
	'data:base64,AAAA',
	'data:text/plain,Hello',
	'data:image/png;base64',
	'see data:image/png;base64,AAAA',
	'https://x.example/;base64,AAAA',
])('finds no data URI in %j', (text) => {
	expect(parseDataUri(text)).toBeUndefined();
});
