import type { Campaign, Contact, Group, Message, Session, Template } from './recordTypes';
import type { World } from './world';

/** Numbers that end in 0000 are not on WhatsApp; README.md lists the special endings. */
export function isOnWhatsApp(phone: string): boolean {
	return !phone.endsWith('0000');
}

const HEARTBEAT_MS = 30_000;

function countHeartbeats(time: number, start: number): number {
	return Math.max(0, Math.floor((time - start) / HEARTBEAT_MS));
}

/** Computes the heartbeat from the time, so that it needs no timer. */
function getHeartbeat(world: World, session: Session): { last: string | null; failures: number } {
	if (!session.last_connected_at) return { last: null, failures: 0 };
	const start = Date.parse(session.last_connected_at);
	const now = world.clock.now();
	const silent = session.silent_since ? Date.parse(session.silent_since) : null;
	const last = start + countHeartbeats(silent ?? now, start) * HEARTBEAT_MS;
	return {
		last: world.clock.iso(last),
		failures: silent === null ? 0 : countHeartbeats(now, silent),
	};
}

function getHealthStatus(session: Session): string {
	if (session.status === 'disconnected') return 'offline';
	if (session.status === 'connected') return session.silent_since ? 'warning' : 'healthy';
	return session.last_connected_at ? 'warning' : 'unknown';
}

export function toSessionRecord(world: World, session: Session) {
	const { id, name, status, connection_method, phone, pushname, profile_pic } = session;
	return {
		id,
		name,
		status,
		health_status: getHealthStatus(session),
		connection_method,
		phone,
		pushname,
		profile_pic,
		last_connected_at: session.last_connected_at,
		last_heartbeat_at: getHeartbeat(world, session).last,
		created_at: session.created_at,
	};
}

export function getSessionHealth(world: World, session: Session) {
	const { last, failures } = getHeartbeat(world, session);
	return {
		status: session.status,
		health_status: getHealthStatus(session),
		last_heartbeat_at: last,
		consecutive_failures: failures,
		last_connected_at: session.last_connected_at,
	};
}

/** Returns the API's 18 fields. */
export function toMessageRecord(message: Message) {
	return {
		id: message.id,
		session_id: message.session_id,
		from: message.from,
		to: message.to,
		message: message.message,
		status: message.status,
		delivery_status: message.delivery_status,
		whatsapp_message_id: message.whatsapp_message_id,
		campaign_id: message.campaign_id,
		is_ai_generated: false,
		ai_prompt: null,
		error_message: message.error_message,
		metadata: message.metadata,
		created_at: message.created_at,
		updated_at: message.updated_at,
		delivered_at: message.delivered_at,
		read_at: message.read_at,
		channel_type: 'whatsapp',
	};
}

export function getCampaignStats(world: World, campaign: Campaign) {
	const { message_ids, sent_count: sent, failed_count: failed } = campaign;
	const messages = message_ids.map((id) => world.messages.get(id) as Message);
	const total = campaign.recipients.length;
	return {
		total,
		sent,
		delivered: messages.filter((message) => message.delivered_at !== null).length,
		read: messages.filter((message) => message.read_at !== null).length,
		failed,
		pending: total - sent - failed,
		success_rate: toPercent(sent, sent + failed),
	};
}

function toPercent(part: number, whole: number): number {
	return whole > 0 ? Math.round((part / whole) * 1000) / 10 : 0;
}

export function toCampaignRecord(campaign: Campaign) {
	const { recipients, message_ids: _ids, draft: _draft, ...record } = campaign;
	const processed = record.sent_count + record.failed_count;
	return {
		...record,
		total_recipients: recipients.length,
		pending_count: recipients.length - processed,
		progress: toPercent(processed, recipients.length),
	};
}

export function findVariables(content: string): string[] {
	return [
		...new Set(
			[...content.matchAll(/\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu)].map((found) => found[1]),
		),
	];
}

export function toTemplateRecord(template: Template) {
	const { id, name, content, category, ...rest } = template;
	return { id, name, content, category, variables: findVariables(content), ...rest };
}

export function toContactRecord(contact: Contact) {
	return { ...contact, is_on_whatsapp: isOnWhatsApp(contact.phone) };
}

export function toGroupRecord(group: Group) {
	const { participants, ...record } = group;
	return { ...record, participants_count: participants.length };
}
