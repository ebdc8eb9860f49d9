import { successMessage, success, texts } from '../responses';
import type { ApiRequest, Handlers } from '../apiRequest';
import { createListResponse } from '../listResponse';
import { validateMediaUrl } from '../mediaUrlGuard';
import type { Template } from '../../world/records';
import { createTemplateContent, findMissingVariables, renderTemplate, type Variables } from '../../world/templates';
import { toTemplateRecord, findVariables } from '../../world/apiRecords';
import { requireConnected, findOrFail, findSession } from './findOrFail';
import { queueAndRespond } from './messageHandlers';

type TemplateFields = Partial<Omit<Template, 'id' | 'created_at' | 'updated_at'>>;

function getRequestedTemplate(call: ApiRequest): Template {
	return findOrFail(call.world.templates, call, 'Template');
}

/** The fields a body may set, and nothing else of what it holds. */
function getTemplateFields({ body, settings }: ApiRequest): TemplateFields {
	const { name, content, category, media_url, media_type, media_filename } = body as TemplateFields;
	if (media_url) validateMediaUrl('media_url', media_url, settings.allowPrivateMedia);
	const all = { name, content, category, media_url, media_type, media_filename };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const NO_MEDIA = { media_url: null, media_type: null, media_filename: null };

export const templateHandlers: Handlers = {
	listTemplates: (call) => createListResponse(call, call.world.templates.all().map(toTemplateRecord)),

	createTemplate: (call) => {
		const now = call.world.clock.iso();
		const fields = getTemplateFields(call) as Required<TemplateFields>;
		const template = call.world.templates.add({
			...NO_MEDIA,
			...fields,
			created_at: now,
			updated_at: now,
		});
		return success(toTemplateRecord(template), texts('Template created', 'تم إنشاء القالب'));
	},

	getTemplate: (call) => success(toTemplateRecord(getRequestedTemplate(call))),

	updateTemplate: (call) => {
		const template = getRequestedTemplate(call);
		Object.assign(template, getTemplateFields(call), { updated_at: call.world.clock.iso() });
		return success(toTemplateRecord(template), texts('Template updated', 'تم تحديث القالب'));
	},

	deleteTemplate: (call) => {
		call.world.templates.delete(getRequestedTemplate(call).id);
		return successMessage(texts('Template deleted', 'تم حذف القالب'));
	},

	previewTemplate: (call) => {
		const { content } = getRequestedTemplate(call);
		const { variables = {} } = call.body as { variables?: Variables };
		return success({
			content: renderTemplate(content, variables),
			variables: findVariables(content),
			missing_variables: findMissingVariables(content, variables),
		});
	},

	sendTemplate: (call) => {
		const template = getRequestedTemplate(call);
		const {
			session_id,
			to,
			variables = {},
		} = call.body as {
			session_id: number;
			to: string;
			variables?: Variables;
		};
		const session = requireConnected(findSession(call.world, session_id));
		return queueAndRespond(call, session, to, createTemplateContent(renderTemplate(template.content, variables), template));
	},
};
