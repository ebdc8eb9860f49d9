import { findSubPath } from '../../../nodes/Wavex/waiting/resumeUrl';

it.each([
	[
		'https://n8n.example.com/webhook-waiting/7/node?signature=a',
		'https://n8n.example.com/rest',
		'/',
	],
	['http://localhost:5678/webhook-waiting/7/node', 'http://localhost:5678/rest', '/'],
	['https://example.com/n8n/webhook-waiting/7/node', 'https://example.com/n8n/rest', '/n8n/'],
	['https://example.com/a/b/webhook-waiting/7/node', 'https://example.com/a/b/rest', '/a/b/'],
	// N8N_ENDPOINT_WEBHOOK_WAIT and N8N_ENDPOINT_REST
	['https://example.com/hooks/wait/7/node', 'https://example.com/api', '/'],
	['https://example.com/n8n/wait/7/node', 'https://example.com/n8n/api/rest', '/n8n/'],
])('finds in %s and %s the path %s', (resumeUrl, restApiUrl, path) => {
	expect(findSubPath(resumeUrl, restApiUrl)).toBe(path);
});
