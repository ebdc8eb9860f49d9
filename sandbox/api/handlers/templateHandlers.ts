import { successMessage, success, localized } from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
import { createListResponse } from '../listResponse';
import { validateMediaUrl } from '../mediaUrlGuard';
import type { Template } from '../../world/recordTypes';
import {
	createTemplateContent,
	findMissingVariables,
	renderTemplate,
	type Variables,
} from '../../world/templates';
import { toTemplateRecord, findVariables } from '../../world/apiRecords';
import { requireConnected, findOrFail, findSession } from './findOrFail';
import { queueAndRespond } from './messageHandlers';

type TemplateFields = Partial<Omit<Template, 'id' | 'created_at' | 'updated_at'>>;

interface SendTemplateBody {
	session_id: number;
	to: string;
	variables?: Variables;
}

function getRequestedTemplate(request: ApiRequest): Template {
	return findOrFail(request.world.templates, request, 'Template');
}

/** Returns the fields that a body may set, without its other fields. */
function getTemplateFields({ body, settings }: ApiRequest): TemplateFields {
	const { name, content, category, media_url, media_type, media_filename } = body as TemplateFields;
	if (media_url) validateMediaUrl('media_url', media_url, settings.allowPrivateMedia);
	const fields = { name, content, category, media_url, media_type, media_filename };
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const NO_MEDIA = { media_url: null, media_type: null, media_filename: null };

export const templateHandlers: Handlers = {
	listTemplates: (request) =>
		createListResponse(request, request.world.templates.all().map(toTemplateRecord)),

	createTemplate: (request) => {
		const now = request.world.clock.iso();
		const fields = getTemplateFields(request) as Required<TemplateFields>;
		const template = request.world.templates.add({
			...NO_MEDIA,
			...fields,
			created_at: now,
			updated_at: now,
		});
		return success(toTemplateRecord(template), localized('Template created', 'تم إنشاء القالب'));
	},

	getTemplate: (request) => success(toTemplateRecord(getRequestedTemplate(request))),

	updateTemplate: (request) => {
		const template = getRequestedTemplate(request);
		Object.assign(template, getTemplateFields(request), { updated_at: request.world.clock.iso() });
		return success(toTemplateRecord(template), localized('Template updated', 'تم تحديث القالب'));
	},

	deleteTemplate: (request) => {
		request.world.templates.delete(getRequestedTemplate(request).id);
		return successMessage(localized('Template deleted', 'تم حذف القالب'));
	},

	previewTemplate: (request) => {
		const { content } = getRequestedTemplate(request);
		const { variables = {} } = request.body as { variables?: Variables };
		return success({
			content: renderTemplate(content, variables),
			variables: findVariables(content),
			missing_variables: findMissingVariables(content, variables),
		});
	},

	sendTemplate: (request) => {
		const template = getRequestedTemplate(request);
		const { session_id, to, variables = {} } = request.body as SendTemplateBody;
		const session = requireConnected(findSession(request.world, session_id));
		const text = renderTemplate(template.content, variables);
		return queueAndRespond(request, session, to, createTemplateContent(text, template));
	},
};
