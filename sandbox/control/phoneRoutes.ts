import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Core } from '../state/sandboxState';
import { conflict, notFound } from '../api/responses';
import { messageView } from '../world/messages';
import { EVENTS, type EventName } from '../world/webhooks/webhookEvents';
import type { Message } from '../world/records';
import { deliver, failMessage, read } from '../world/sending';
import type { World } from '../world/world';
import { incoming, receive } from './incomingMessage';
import { accountNamed, bodyOf, idOf } from './controlRequest';

const messageAction = z
	.object({
		action: z.enum(['deliver', 'read', 'fail']),
		error_message: z.string().max(1000).optional(),
	})
	.strict();

const emission = z
	.object({
		event: z.enum(Object.keys(EVENTS) as [EventName, ...EventName[]]),
		session_id: z.number().int().positive(),
		data: z.record(z.unknown()),
	})
	.strict();

function actOn(world: World, message: Message, given: z.infer<typeof messageAction>): void {
	if (message.status === 'received') {
		throw conflict('The message was received, not sent', 'الرسالة واردة');
	}
	if (given.action === 'deliver') deliver(world, message);
	else if (given.action === 'read') read(world, message);
	else failMessage(world, message, given.error_message ?? 'The message could not be sent');
}

/** What the customers' phones do. */
export function addPhoneRoutes(app: FastifyInstance, core: Core): void {
	const worldOf = (request: FastifyRequest) => accountNamed(core, request).world;

	app.post('/_sandbox/incoming', async (request, reply) => {
		const world = worldOf(request);
		const message = receive(world, bodyOf(request, incoming));
		return reply.code(201).send({ message: messageView(message) });
	});

	app.post('/_sandbox/emit', async (request) => {
		const { event, session_id, data } = bodyOf(request, emission);
		worldOf(request).emit(event, session_id, data);
		return {};
	});

	app.post('/_sandbox/messages/:id', async (request) => {
		const world = worldOf(request);
		const message = world.messages.get(idOf(request));
		if (!message) throw notFound('Message');
		actOn(world, message, bodyOf(request, messageAction));
		return { message: messageView(message) };
	});
}
