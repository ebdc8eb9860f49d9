import type { EventName } from './webhooks/webhookEvents';
import { queueMessage } from './sending';
import type { Campaign, Message, Recipient, Session } from './recordTypes';
import { createTemplateContent, renderTemplate } from './templates';
import { toCampaignRecord } from './apiRecords';
import type { World } from './world';

export function announceCampaign(world: World, campaign: Campaign): void {
	campaign.updated_at = world.clock.iso();
	world.announce('campaign', toCampaignRecord(campaign));
}

function emitCampaign(world: World, event: EventName, campaign: Campaign): void {
	announceCampaign(world, campaign);
	world.emit(event, campaign.session_id, toCampaignRecord(campaign));
}

function schedule(world: World, campaign: Campaign, ms: number, run: () => void): void {
	world.clock.cancel(world.campaignTimers.get(campaign.id));
	world.campaignTimers.set(campaign.id, world.clock.schedule(ms, run));
}

function isConnected(session: Session | undefined): session is Session {
	return session?.status === 'connected';
}

/** Starts the campaign at its scheduled time. */
export function scheduleCampaign(world: World, campaign: Campaign): void {
	const delay = Date.parse(campaign.scheduled_at ?? '') - world.clock.now();
	schedule(world, campaign, delay, () => startCampaign(world, campaign));
}

export function startCampaign(world: World, campaign: Campaign): void {
	campaign.status = 'running';
	campaign.started_at = world.clock.iso();
	emitCampaign(world, 'campaign.started', campaign);
	schedule(world, campaign, 0, () => sendNext(world, campaign));
}

export function pauseCampaign(world: World, campaign: Campaign): void {
	world.clock.cancel(world.campaignTimers.get(campaign.id));
	campaign.status = 'paused';
	announceCampaign(world, campaign);
}

export function resumeCampaign(world: World, campaign: Campaign): void {
	campaign.status = 'running';
	announceCampaign(world, campaign);
	schedule(world, campaign, 0, () => sendNext(world, campaign));
}

/** Stops and deletes the campaign; its messages so far stay in the history. */
export function deleteCampaign(world: World, campaign: Campaign): void {
	world.clock.cancel(world.campaignTimers.get(campaign.id));
	world.campaigns.delete(campaign.id);
	world.announce('campaign_deleted', { id: campaign.id });
}

/** Renders the text for a recipient: with their variables, and by default their name and phone. */
function createRecipientContent({ draft }: Campaign, recipient: Recipient) {
	const defaults = { phone: recipient.phone, ...(recipient.name ? { name: recipient.name } : {}) };
	return createTemplateContent(
		renderTemplate(draft.text ?? '', { ...defaults, ...recipient.variables }),
		draft.file,
	);
}

function sendNext(world: World, campaign: Campaign): void {
	const session = world.sessions.get(campaign.session_id);
	if (!isConnected(session)) {
		finishCampaign(world, campaign, 'The session is not connected');
		return;
	}
	const recipient = campaign.recipients[campaign.message_ids.length];
	if (!recipient) return;
	const content = { ...createRecipientContent(campaign, recipient), campaign_id: campaign.id };
	const onSettled = (message: Message) => recordResult(world, campaign, message);
	campaign.message_ids.push(queueMessage(world, session, recipient.phone, content, onSettled).id);
	announceCampaign(world, campaign);
	schedule(world, campaign, campaign.delay_seconds * 1000, () => sendNext(world, campaign));
}

/** Counts a sent or failed message; the last one finishes the campaign. */
function recordResult(world: World, campaign: Campaign, message: Message): void {
	if (!world.campaigns.get(campaign.id)) return;
	if (message.delivery_status === 'failed') campaign.failed_count += 1;
	else campaign.sent_count += 1;
	announceCampaign(world, campaign);
	const { sent_count, failed_count, recipients } = campaign;
	if (sent_count + failed_count < recipients.length) return;
	finishCampaign(world, campaign, sent_count === 0 ? 'No message could be sent' : null);
}

function finishCampaign(world: World, campaign: Campaign, error_message: string | null): void {
	if (campaign.status === 'completed' || campaign.status === 'failed') return;
	world.clock.cancel(world.campaignTimers.get(campaign.id));
	campaign.status = error_message ? 'failed' : 'completed';
	campaign.error_message = error_message;
	campaign.completed_at = world.clock.iso();
	emitCampaign(world, error_message ? 'campaign.failed' : 'campaign.completed', campaign);
}
