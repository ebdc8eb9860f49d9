import {
	conflict,
	successMessage,
	notFound,
	success,
	validationError,
	localized,
	type LocalizedText,
} from '../responses';
import type { ApiRequest, Handlers } from '../apiRequest';
import { createListResponse } from '../listResponse';
import { validateMediaUrl } from '../mediaUrlGuard';
import {
	announceCampaign,
	deleteCampaign,
	pauseCampaign,
	resumeCampaign,
	scheduleCampaign,
	startCampaign,
} from '../../world/campaigns';
import type { Campaign, MediaFields, Template } from '../../world/records';
import { toCampaignRecord, getCampaignStats } from '../../world/apiRecords';
import type { World } from '../../world/world';
import { requireConnected, findOrFail, findSession } from './findOrFail';

type NewCampaign = Pick<Campaign, 'name' | 'session_id' | 'type' | 'delay_seconds' | 'recipients'> &
	Partial<Pick<Campaign, 'message' | 'template_id' | 'scheduled_at' | 'media_options'>>;

function getRequestedCampaign(request: ApiRequest): Campaign {
	return findOrFail(request.world.campaigns, request, 'Campaign');
}

/**
 * Moves a campaign that is in one of these states on; from another one a 422 says what it is.
 */
function createTransition(
	from: Campaign['status'][],
	act: (world: World, campaign: Campaign) => void,
	said: LocalizedText,
) {
	return (request: ApiRequest) => {
		const campaign = getRequestedCampaign(request);
		if (!from.includes(campaign.status)) {
			throw conflict(`The campaign is ${campaign.status}`, 'حالة الحملة لا تسمح بذلك');
		}
		act(request.world, campaign);
		return success(toCampaignRecord(campaign), said);
	};
}

/** Real time, for that is the caller's; a fast world is ahead of it and then starts at once. */
function validateSchedule({ type, scheduled_at }: NewCampaign): void {
	if (type === 'scheduled' && Date.parse(scheduled_at ?? '') <= Date.now()) {
		throw validationError({ scheduled_at: ['The scheduled at field must be a date after now.'] });
	}
}

/** The campaign's own file overrides its template's. */
function getCampaignMedia(
	{ media_options }: NewCampaign,
	template: Template | null,
): MediaFields | null {
	if (!media_options?.media_url) return template;
	return {
		media_url: media_options.media_url,
		media_type: media_options.media_type ?? null,
		media_filename: media_options.filename ?? null,
	};
}

export const campaignHandlers: Handlers = {
	listCampaigns: (request) =>
		createListResponse(request, request.world.campaigns.all().map(toCampaignRecord)),

	createCampaign: ({ world, settings, body }) => {
		const given = body as NewCampaign;
		validateSchedule(given);
		requireConnected(findSession(world, given.session_id));
		const { template_id = null, media_options = null } = given;
		const template = template_id ? world.templates.get(template_id) : null;
		if (template === undefined) throw notFound('Template');
		if (media_options?.media_url) {
			const field = 'media_options.media_url';
			validateMediaUrl(field, media_options.media_url, settings.allowPrivateMedia);
		}
		const now = world.clock.iso();
		const campaign = world.campaigns.add({
			name: given.name,
			session_id: given.session_id,
			template_id,
			message: given.message ?? null,
			type: given.type,
			status: given.type === 'scheduled' ? 'scheduled' : 'draft',
			scheduled_at: given.scheduled_at ?? null,
			delay_seconds: given.delay_seconds,
			media_options,
			recipients: given.recipients,
			draft: {
				text: template?.content ?? given.message ?? null,
				file: getCampaignMedia(given, template),
			},
			message_ids: [],
			sent_count: 0,
			failed_count: 0,
			error_message: null,
			started_at: null,
			completed_at: null,
			created_at: now,
			updated_at: now,
		});
		announceCampaign(world, campaign);
		if (campaign.type === 'scheduled') scheduleCampaign(world, campaign);
		return success(toCampaignRecord(campaign), localized('Campaign created', 'تم إنشاء الحملة'));
	},

	getCampaign: (request) => success(toCampaignRecord(getRequestedCampaign(request))),

	startCampaign: createTransition(
		['draft', 'scheduled'],
		(world, campaign) => {
			requireConnected(findSession(world, campaign.session_id));
			startCampaign(world, campaign);
		},
		localized('Campaign started', 'بدأت الحملة'),
	),

	pauseCampaign: createTransition(
		['running'],
		pauseCampaign,
		localized('Campaign paused', 'تم إيقاف الحملة مؤقتا'),
	),

	resumeCampaign: createTransition(
		['paused'],
		(world, campaign) => {
			requireConnected(findSession(world, campaign.session_id));
			resumeCampaign(world, campaign);
		},
		localized('Campaign resumed', 'تم استئناف الحملة'),
	),

	deleteCampaign: (request) => {
		deleteCampaign(request.world, getRequestedCampaign(request));
		return successMessage(localized('Campaign deleted', 'تم حذف الحملة'));
	},

	getCampaignStats: (request) =>
		success(getCampaignStats(request.world, getRequestedCampaign(request))),
};
