import { mimeType, name, nullable, paging, phone, sessionId, text, url, variables } from './fieldSchemas';
import { id, listOf, object, operation, ref, type Paths, type Schema } from './operation';

const tag = 'campaigns';

const recipient = object({ phone, name: nullable({ type: 'string' }), variables }, ['phone']);

const newCampaign: Schema = {
	...object(
		{
			name,
			session_id: sessionId,
			message: text,
			template_id: { type: 'integer', minimum: 1 },
			type: { enum: ['immediate', 'scheduled'], default: 'immediate' },
			scheduled_at: { type: 'string', format: 'date-time', 'x-says': 'must be a valid date.' },
			delay_seconds: { type: 'integer', minimum: 0, default: 200 },
			media_options: object({ media_url: url, media_type: mimeType, filename: name }),
			recipients: { type: 'array', minItems: 1, items: recipient },
		},
		['name', 'session_id', 'recipients'],
	),
	anyOf: [{ required: ['message'] }, { required: ['template_id'] }],
	if: { properties: { type: { const: 'scheduled' } }, required: ['type'] },
	then: { required: ['scheduled_at'] },
};

function action(operationId: string, summary: string) {
	return operation(tag, { id: operationId, summary, path: id, data: ref('Campaign') });
}

export const campaignPaths: Paths = {
	'/campaigns': {
		get: operation(tag, {
			id: 'listCampaigns',
			summary: 'List campaigns',
			query: paging,
			data: listOf('Campaign'),
		}),
		post: operation(tag, {
			id: 'createCampaign',
			summary: 'Create campaign (bulk message)',
			body: newCampaign,
			data: ref('Campaign'),
			status: 201,
		}),
	},
	'/campaigns/{id}': {
		get: action('getCampaign', 'Campaign details with progress'),
		delete: operation(tag, {
			id: 'deleteCampaign',
			summary: 'Cancel and delete campaign',
			path: id,
		}),
	},
	'/campaigns/{id}/start': {
		post: action('startCampaign', 'Start campaign (triggers message sending)'),
	},
	'/campaigns/{id}/pause': { post: action('pauseCampaign', 'Pause running campaign') },
	'/campaigns/{id}/resume': { post: action('resumeCampaign', 'Resume paused campaign') },
	'/campaigns/{id}/stats': {
		get: operation(tag, {
			id: 'getCampaignStats',
			summary: 'Campaign analytics (sent, failed, pending counts)',
			path: id,
			data: ref('CampaignStats'),
		}),
	},
};
