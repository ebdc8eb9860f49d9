import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SandboxState } from '../state/sandboxState';
import { conflict, notFound } from '../api/responses';
import { changeMessage } from '../world/messageChanges';
import { toMessageView } from '../world/messages';
import { EVENTS, type EventName } from '../world/webhooks/webhookEvents';
import type { Message } from '../world/recordTypes';
import { markDelivered, markFailed, markRead } from '../world/sending';
import type { World } from '../world/world';
import { incomingSchema, receiveIncoming } from './incomingMessage';
import { getRequestedAccount, parseBody, getId } from './controlRequest';

const messageActionSchema = z
	.object({
		action: z.enum(['deliver', 'read', 'fail', 'react', 'edit', 'delete']),
		error_message: z.string().max(1000).optional(),
		/** Of `react`; empty to remove the reaction. */
		emoji: z.string().max(16).default('👍'),
		/** Of `edit`. */
		text: z.string().min(1).max(65536).default('Edited'),
	})
	.strict();

const emitSchema = z
	.object({
		event: z.enum(Object.keys(EVENTS) as [EventName, ...EventName[]]),
		session_id: z.number().int().positive(),
		data: z.record(z.unknown()),
	})
	.strict();

function applyMessageAction(
	world: World,
	message: Message,
	input: z.infer<typeof messageActionSchema>,
): void {
	const isReceived = message.status === 'received';
	const { action, emoji, text } = input;
	if (action === 'react') return changeMessage(world, message, { type: 'reaction', emoji });
	if (action === 'edit' || action === 'delete') {
		if (!isReceived) throw conflict('The message was sent, not received', 'الرسالة صادرة');
		return changeMessage(
			world,
			message,
			action === 'edit' ? { type: 'edit', text } : { type: 'revoke' },
		);
	}
	if (isReceived) throw conflict('The message was received, not sent', 'الرسالة واردة');
	if (input.action === 'deliver') markDelivered(world, message);
	else if (input.action === 'read') markRead(world, message);
	else markFailed(world, message, input.error_message ?? 'The message could not be sent');
}

/** Adds the actions of the customers' phones. */
export function addPhoneRoutes(app: FastifyInstance, state: SandboxState): void {
	const getWorld = (request: FastifyRequest) => getRequestedAccount(state, request).world;

	app.post('/incoming', async (request, reply) => {
		const world = getWorld(request);
		const message = receiveIncoming(world, parseBody(request, incomingSchema));
		return reply.code(201).send({ message: toMessageView(message) });
	});

	app.post('/emit', async (request) => {
		const { event, session_id, data } = parseBody(request, emitSchema);
		getWorld(request).emit(event, session_id, data);
		return {};
	});

	app.post('/messages/:id', async (request) => {
		const world = getWorld(request);
		const message = world.messages.get(getId(request));
		if (!message) throw notFound('Message');
		applyMessageAction(world, message, parseBody(request, messageActionSchema));
		return { message: toMessageView(message) };
	});
}
