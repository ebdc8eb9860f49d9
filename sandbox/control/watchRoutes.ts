import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../state/sandboxState';
import { notFound } from '../api/responses';
import { toMessageView } from '../world/messages';
import { getQrImage, toSessionView } from '../world/sessions';
import { toCampaignRecord, toContactRecord } from '../world/apiRecords';
import { getAccount, getId } from './controlRequest';

/** What can be seen: the world, the journal, and the stream of what happens. */
export function addWatchRoutes(app: FastifyInstance, core: SandboxState): void {
	app.get('/_sandbox/state', async (request) => {
		const account = getAccount(core, request);
		const { world } = account;
		return {
			account: account.index,
			accounts: core.accounts.length,
			settings: core.settings,
			now: world.clock.iso(),
			budget: core.getBudget(account),
			sessions: world.sessions.all().map((session) => toSessionView(world, session)),
			contacts: world.contacts.all().map(toContactRecord),
			groups: world.groups.all(),
			campaigns: world.campaigns.all().map(toCampaignRecord),
			templates: world.templates.all(),
			webhooks: world.webhooks.all(),
		};
	});

	app.get('/_sandbox/messages', async (request) => {
		const { session_id } = request.query as { session_id?: string };
		const { world } = getAccount(core, request);
		return world.messages
			.all()
			.filter((message) => !session_id || message.session_id === Number(session_id))
			.map(toMessageView);
	});

	app.get('/_sandbox/webhooks', async (request) =>
		getAccount(core, request).world.webhooks.all(),
	);

	app.get('/_sandbox/media/:id', async (request, reply) => {
		const file = getAccount(core, request).world.media.get(getId(request));
		if (!file) throw notFound('File');
		// A sandboxed document cannot run scripts, whatever a customer sent.
		return reply
			.header('content-security-policy', "default-src 'none'; sandbox")
			.header('x-content-type-options', 'nosniff')
			.type(file.mimeType)
			.send(file.bytes);
	});

	app.get('/_sandbox/sessions/:id/qr.png', async (request, reply) => {
		const qr = getAccount(core, request).world.sessions.get(getId(request))?.qr;
		if (!qr) throw notFound('QR code');
		const [, base64] = (await getQrImage(qr)).split(',');
		return reply.type('image/png').send(Buffer.from(base64, 'base64'));
	});

	app.get('/_sandbox/journal', async (request) => {
		const { kind, since, limit } = request.query as Record<string, string | undefined>;
		const entries = core.journal.list(getAccount(core, request).index, kind, Number(since ?? 0));
		return limit === undefined ? entries : entries.slice(-Math.max(1, Number(limit)));
	});

	app.get('/_sandbox/events', (request, reply) => {
		const { index } = getAccount(core, request);
		reply.hijack();
		core.eventStream.open(index, reply.raw);
	});
}
