import type { FastifyInstance } from 'fastify';
import type { Core } from '../state/sandboxState';
import { notFound } from '../api/responses';
import { messageView } from '../world/messages';
import { qrImage, sessionView } from '../world/sessions';
import { campaignRecord, contactRecord } from '../world/apiRecords';
import { accountNamed, idOf } from './controlRequest';

/** What can be seen: the world, the journal, and the stream of what happens. */
export function addWatchRoutes(app: FastifyInstance, core: Core): void {
	app.get('/_sandbox/state', async (request) => {
		const account = accountNamed(core, request);
		const { world } = account;
		return {
			account: account.index,
			accounts: core.accounts.length,
			settings: core.settings,
			now: world.clock.iso(),
			budget: core.budget(account),
			sessions: world.sessions.all().map((session) => sessionView(world, session)),
			contacts: world.contacts.all().map(contactRecord),
			groups: world.groups.all(),
			campaigns: world.campaigns.all().map(campaignRecord),
			templates: world.templates.all(),
			webhooks: world.webhooks.all(),
		};
	});

	app.get('/_sandbox/messages', async (request) => {
		const { session_id } = request.query as { session_id?: string };
		const { world } = accountNamed(core, request);
		return world.messages
			.all()
			.filter((message) => !session_id || message.session_id === Number(session_id))
			.map(messageView);
	});

	app.get('/_sandbox/webhooks', async (request) =>
		accountNamed(core, request).world.webhooks.all(),
	);

	app.get('/_sandbox/media/:id', async (request, reply) => {
		const file = accountNamed(core, request).world.media.get(idOf(request));
		if (!file) throw notFound('File');
		// A sandboxed document cannot run scripts, whatever a customer sent.
		return reply
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header('x-content-type-options', 'nosniff')
			.type(file.mimeType)
			.send(file.bytes);
	});

	app.get('/_sandbox/sessions/:id/qr.png', async (request, reply) => {
		const qr = accountNamed(core, request).world.sessions.get(idOf(request))?.qr;
		if (!qr) throw notFound('QR code');
		const [, base64] = (await qrImage(qr)).split(',');
		return reply.type('image/png').send(Buffer.from(base64, 'base64'));
	});

	app.get('/_sandbox/journal', async (request) => {
		const { kind, since, limit } = request.query as Record<string, string | undefined>;
		const entries = core.journal.list(accountNamed(core, request).index, kind, Number(since ?? 0));
		return limit === undefined ? entries : entries.slice(-Math.max(1, Number(limit)));
	});

	app.get('/_sandbox/events', (request, reply) => {
		const { index } = accountNamed(core, request);
		reply.hijack();
		core.streams.open(index, reply.raw);
	});
}
