import type { EventName } from './webhooks/webhookEvents';

/** Times are ISO 8601 in world time. */

export type SessionStatus = 'created' | 'connecting' | 'connected' | 'disconnected';

export interface Qr {
	/** The content of the image. */
	code: string;
	/** The image as a data URI, once it was requested. */
	image?: Promise<string>;
}

export interface Session {
	id: number;
	name: string;
	status: SessionStatus;
	connection_method: 'qr' | 'code';
	phone: string | null;
	pushname: string | null;
	/** Whether the linked phone has a profile picture. */
	profile_pic: boolean;
	last_connected_at: string | null;
	created_at: string;
	/** Null while the session starts and when it needs no QR code. */
	qr: Qr | null;
	pairing_code: string | null;
	/** Time of the last heartbeat while the phone sleeps or the session is disconnected. */
	silent_since: string | null;
}

export type MessageType =
	'text' | 'image' | 'document' | 'video' | 'audio' | 'sticker' | 'location' | 'contact';

export interface Media {
	mime_type: string;
	filename: string | null;
	/** As the sender specified it. */
	url: string | null;
	/** In bytes; null when only a URL is known. */
	size: number | null;
	/** Where the control API serves the bytes; null when only a URL is known. */
	file: string | null;
}

export interface Message {
	id: number;
	session_id: number;
	from: string;
	to: string;
	message: string;
	status: 'queued' | 'sent' | 'failed' | 'received';
	delivery_status: 'pending' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed';
	whatsapp_message_id: string | null;
	campaign_id: number | null;
	error_message: string | null;
	metadata: Record<string, unknown> | null;
	created_at: string;
	updated_at: string;
	delivered_at: string | null;
	read_at: string | null;
	// Additional fields for the phone page.
	type: MessageType;
	/** The customer's or group's WhatsApp id. */
	chat_id: string;
	/** Text of a text message, caption of a media message. */
	text: string | null;
	sender_name: string | null;
	/** The author in a group. */
	participant: string | null;
	media: Media | null;
	location: { latitude: number; longitude: number; description: string | null } | null;
	contact: { name: string; phone: string } | null;
	/** The emoji with which the customer reacted. */
	reaction: string | null;
	is_edited: boolean;
	is_deleted: boolean;
}

export interface Recipient {
	phone: string;
	name?: string | null;
	variables?: Record<string, unknown>;
}

export interface Campaign {
	id: number;
	name: string;
	session_id: number;
	template_id: number | null;
	message: string | null;
	type: 'immediate' | 'scheduled';
	status: 'draft' | 'scheduled' | 'running' | 'paused' | 'completed' | 'failed';
	scheduled_at: string | null;
	delay_seconds: number;
	media_options: { media_url?: string; media_type?: string; filename?: string } | null;
	recipients: Recipient[];
	/** The content to send, as of the creation of the campaign. */
	draft: { text: string | null; file: MediaFields | null };
	/** Message ids, in the order of the recipients. */
	message_ids: number[];
	sent_count: number;
	failed_count: number;
	error_message: string | null;
	started_at: string | null;
	completed_at: string | null;
	created_at: string;
	updated_at: string;
}

/** The file of a template, by its URL. */
export interface MediaFields {
	media_url: string | null;
	media_type: string | null;
	media_filename: string | null;
}

export interface Template extends MediaFields {
	id: number;
	name: string;
	content: string;
	category: 'marketing' | 'transactional' | 'otp' | 'general';
	created_at: string;
	updated_at: string;
}

export interface Contact {
	id: number;
	session_id: number | null;
	phone: string;
	name: string | null;
	created_at: string;
	updated_at: string;
}

export interface Participant {
	whatsapp_id: string;
	phone: string | null;
	name: string | null;
	is_admin: boolean;
}

export interface Group {
	id: number;
	session_id: number;
	group_id: string;
	name: string;
	participants: Participant[];
	created_at: string;
}

export interface Webhook {
	id: number;
	url: string;
	events: EventName[];
	is_active: boolean;
	created_at: string;
	updated_at: string;
}
