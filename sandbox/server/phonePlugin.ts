import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const ROOT = join(__dirname, '../phone');
const ICONS = join(__dirname, '../../icons');

/** Names and messages are untrusted: the page loads only its own files and cannot turn text into markup. */
const HEADERS = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' blob:",
		"media-src 'self' blob:",
		"connect-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join('; '),
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cache-control': 'no-cache',
};

/** Serves the phone page's files at `/`, and the package's icons. */
export async function phonePlugin(app: FastifyInstance): Promise<void> {
	await app.register(fastifyStatic, {
		root: ROOT,
		cacheControl: false,
		setHeaders: (response) => {
			for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		},
	});
	for (const icon of ['wavex.svg', 'wavex.dark.svg']) {
		app.get(`/${icon}`, (_request, reply) => reply.sendFile(icon, ICONS));
	}
}
