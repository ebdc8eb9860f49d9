import {
	conflict,
	successMessage,
	notFound,
	success,
	validationError,
	localized,
	type LocalizedText,
} from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
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
import type { Campaign, MediaFields, Template } from '../../world/recordTypes';
import { toCampaignRecord, getCampaignStats } from '../../world/apiRecords';
import type { World } from '../../world/world';
import { requireConnected, findOrFail, findSession } from './findOrFail';

type NewCampaign = Pick<Campaign, 'name' | 'session_id' | 'type' | 'delay_seconds' | 'recipients'> &
	Partial<Pick<Campaign, 'message' | 'template_id' | 'scheduled_at' | 'media_options'>>;

function getRequestedCampaign(request: ApiRequest): Campaign {
	return findOrFail(request.world.campaigns, request, 'Campaign');
}

/** Creates the handler of a status change. In any other state than `from` it throws a 422 with the current one. */
function createTransition(
	from: Campaign['status'][],
	change: (world: World, campaign: Campaign) => void,
	text: LocalizedText,
) {
	return (request: ApiRequest) => {
		const campaign = getRequestedCampaign(request);
		if (!from.includes(campaign.status)) {
			throw conflict(`The campaign is ${campaign.status}`, 'حالة الحملة لا تسمح بذلك');
		}
		change(request.world, campaign);
		return success(toCampaignRecord(campaign), text);
	};
}

/** Compares with real time, because the caller's clock is real: a world that is ahead starts immediately. */
function validateSchedule({ type, scheduled_at }: NewCampaign): void {
	if (type === 'scheduled' && Date.parse(scheduled_at ?? '') <= Date.now()) {
		throw validationError({ scheduled_at: ['The scheduled at field must be a date after now.'] });
	}
}

/** Returns the campaign's file, or else the template's. */
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
		const input = body as NewCampaign;
		validateSchedule(input);
		requireConnected(findSession(world, input.session_id));
		const { template_id = null, media_options = null } = input;
		const template = template_id ? world.templates.get(template_id) : null;
		if (template === undefined) throw notFound('Template');
		if (media_options?.media_url) {
			const field = 'media_options.media_url';
			validateMediaUrl(field, media_options.media_url, settings.allowPrivateMedia);
		}
		const now = world.clock.iso();
		const campaign = world.campaigns.add({
			name: input.name,
			session_id: input.session_id,
			template_id,
			message: input.message ?? null,
			type: input.type,
			status: input.type === 'scheduled' ? 'scheduled' : 'draft',
			scheduled_at: input.scheduled_at ?? null,
			delay_seconds: input.delay_seconds,
			media_options,
			recipients: input.recipients,
			draft: {
				text: template?.content ?? input.message ?? null,
				file: getCampaignMedia(input, template),
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
