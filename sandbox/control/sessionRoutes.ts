import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../state/sandboxState';
import { conflict, notFound } from '../api/responses';
import type { Session } from '../world/recordTypes';
import {
	createSession,
	deleteSession,
	linkPhone,
	toSessionView,
	setAsleep,
	startSession,
	stopSession,
	unlinkPhone,
} from '../world/sessions';
import type { World } from '../world/world';
import { getRequestedAccount, parseBody, getId } from './controlRequest';

const newSessionSchema = z
	.object({
		name: z.string().trim().min(1).max(255),
		connection_method: z.enum(['qr', 'code']).default('qr'),
	})
	.strict();

const sessionActionSchema = z
	.object({
		action: z.enum(['start', 'stop', 'scan', 'unlink', 'drop', 'sleep', 'wake', 'delete']),
		phone: z
			.string()
			.regex(/^[1-9]\d{6,14}$/)
			.optional(),
		pushname: z.string().max(255).optional(),
	})
	.strict();

type Action = z.infer<typeof sessionActionSchema>;

function scanCode(world: World, session: Session, input: Action): void {
	const phone = input.phone ?? session.phone ?? `2010000${String(session.id).padStart(5, '0')}`;
	if (!linkPhone(world, session, phone, input.pushname ?? session.name)) {
		throw conflict('The session shows no QR code or pairing code', 'لا يوجد رمز معروض');
	}
}

const ACTIONS: Record<Action['action'], (world: World, session: Session, input: Action) => void> = {
	start: startSession,
	stop: (world, session) => stopSession(world, session, 'stopped'),
	scan: scanCode,
	unlink: unlinkPhone,
	drop: (world, session) => stopSession(world, session, 'connection_lost'),
	sleep: (world, session) => setAsleep(world, session, true),
	wake: (world, session) => setAsleep(world, session, false),
	delete: deleteSession,
};

/** Adds the actions of the owner of the account and the linked phones. */
export function addSessionRoutes(app: FastifyInstance, state: SandboxState): void {
	const getWorld = (request: FastifyRequest) => getRequestedAccount(state, request).world;

	app.post('/sessions', async (request, reply) => {
		const world = getWorld(request);
		const { name, connection_method } = parseBody(request, newSessionSchema);
		const session = createSession(world, name, connection_method);
		return reply.code(201).send({ session: toSessionView(world, session) });
	});

	app.post('/sessions/:id', async (request) => {
		const world = getWorld(request);
		const session = world.sessions.get(getId(request));
		if (!session) throw notFound('Session');
		const input = parseBody(request, sessionActionSchema);
		ACTIONS[input.action](world, session, input);
		return { session: toSessionView(world, session) };
	});
}
