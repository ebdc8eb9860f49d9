import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../state/sandboxState';
import { notFound } from '../api/responses';
import { toMessageView } from '../world/messages';
import { getQrImage, toSessionView } from '../world/sessions';
import { toCampaignRecord, toContactRecord } from '../world/apiRecords';
import { getRequestedAccount, getId } from './controlRequest';

/** Adds the routes that read: the world, the journal and the event stream. */
export function addWatchRoutes(app: FastifyInstance, state: SandboxState): void {
	app.get('/state', async (request) => {
		const account = getRequestedAccount(state, request);
		const { world } = account;
		return {
			account: account.index,
			accounts: state.accounts.length,
			settings: state.settings,
			now: world.clock.iso(),
			budget: state.getBudget(account),
			sessions: world.sessions.all().map((session) => toSessionView(world, session)),
			contacts: world.contacts.all().map(toContactRecord),
			groups: world.groups.all(),
			campaigns: world.campaigns.all().map(toCampaignRecord),
			templates: world.templates.all(),
			webhooks: world.webhooks.all(),
		};
	});

	app.get('/messages', async (request) => {
		const { session_id } = request.query as { session_id?: string };
		const { world } = getRequestedAccount(state, request);
		return world.messages
			.all()
			.filter((message) => !session_id || message.session_id === Number(session_id))
			.map(toMessageView);
	});

	app.get('/webhooks', async (request) => getRequestedAccount(state, request).world.webhooks.all());

	app.get('/media/:id', async (request, reply) => {
		const file = getRequestedAccount(state, request).world.media.get(getId(request));
		if (!file) throw notFound('File');
		// A sandboxed document cannot run scripts, even if the file contains some.
		return reply
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header('x-content-type-options', 'nosniff')
			.type(file.mimeType)
			.send(file.bytes);
	});

	app.get('/sessions/:id/qr.png', async (request, reply) => {
		const qr = getRequestedAccount(state, request).world.sessions.get(getId(request))?.qr;
		if (!qr) throw notFound('QR code');
		const [, base64] = (await getQrImage(qr)).split(',');
		return reply.type('image/png').send(Buffer.from(base64, 'base64'));
	});

	app.get('/journal', async (request) => {
		const { kind, since, limit } = request.query as Record<string, string | undefined>;
		const entries = state.journal.list(
			getRequestedAccount(state, request).index,
			kind,
			Number(since ?? 0),
		);
		return limit === undefined ? entries : entries.slice(-Math.max(1, Number(limit)));
	});

	app.get('/events', (request, reply) => {
		const { index } = getRequestedAccount(state, request);
		reply.hijack();
		state.eventStream.open(index, reply.raw);
	});
}
