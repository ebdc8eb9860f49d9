import {
	mimeType,
	name,
	nullable,
	paging,
	phone,
	sessionId,
	text,
	url,
	variables,
} from './fieldSchemas';
import {
	idParameter,
	refArray,
	object,
	operation,
	ref,
	type Paths,
	type Schema,
} from './operation';

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
			scheduled_at: { type: 'string', format: 'date-time', 'x-message': 'must be a valid date.' },
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

function createAction(operationId: string, summary: string) {
	return operation(tag, { id: operationId, summary, path: idParameter, data: ref('Campaign') });
}

export const campaignPaths: Paths = {
	'/campaigns': {
		get: operation(tag, {
			id: 'listCampaigns',
			summary: 'List campaigns',
			query: paging,
			data: refArray('Campaign'),
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
		get: createAction('getCampaign', 'Campaign details with progress'),
		delete: operation(tag, {
			id: 'deleteCampaign',
			summary: 'Cancel and delete campaign',
			path: idParameter,
		}),
	},
	'/campaigns/{id}/start': {
		post: createAction('startCampaign', 'Start campaign (triggers message sending)'),
	},
	'/campaigns/{id}/pause': { post: createAction('pauseCampaign', 'Pause running campaign') },
	'/campaigns/{id}/resume': { post: createAction('resumeCampaign', 'Resume paused campaign') },
	'/campaigns/{id}/stats': {
		get: operation(tag, {
			id: 'getCampaignStats',
			summary: 'Campaign analytics (sent, failed, pending counts)',
			path: idParameter,
			data: ref('CampaignStats'),
		}),
	},
};
