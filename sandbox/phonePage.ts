import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const ROOT = join(__dirname, 'phone');

/** Names and messages come from anywhere: the page runs its own files only and calls nobody else. */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:";

/** Serves the phone's files at `/`. */
export async function addPhone(app: FastifyInstance): Promise<void> {
	if (!existsSync(ROOT)) return;
	await app.register(fastifyStatic, {
		root: ROOT,
		cacheControl: false,
		setHeaders: (response) => {
			response.setHeader('content-security-policy', POLICY);
			response.setHeader('cache-control', 'no-cache');
		},
	});
}
