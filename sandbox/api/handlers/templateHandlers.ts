import { done, ok, texts } from '../responses';
import type { Call, Handlers } from '../apiRequest';
import { list } from '../listResponse';
import { checkMediaUrl } from '../mediaUrlGuard';
import type { Template } from '../../world/records';
import { contentOf, missingIn, render, type Variables } from '../../world/templates';
import { templateRecord, variablesIn } from '../../world/apiRecords';
import { connected, named, sessionById } from './findOrFail';
import { accept } from './messageHandlers';

type Fields = Partial<Omit<Template, 'id' | 'created_at' | 'updated_at'>>;

function asked(call: Call): Template {
	return named(call.world.templates, call, 'Template');
}

/** The fields a body may set, and nothing else of what it holds. */
function fieldsOf({ body, settings }: Call): Fields {
	const { name, content, category, media_url, media_type, media_filename } = body as Fields;
	if (media_url) checkMediaUrl('media_url', media_url, settings.allowPrivateMedia);
	const all = { name, content, category, media_url, media_type, media_filename };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const NO_MEDIA = { media_url: null, media_type: null, media_filename: null };

export const templateHandlers: Handlers = {
	listTemplates: (call) => list(call, call.world.templates.all().map(templateRecord)),

	createTemplate: (call) => {
		const now = call.world.clock.iso();
		const fields = fieldsOf(call) as Required<Fields>;
		const template = call.world.templates.add({
			...NO_MEDIA,
			...fields,
			created_at: now,
			updated_at: now,
		});
		return ok(templateRecord(template), texts('Template created', 'تم إنشاء القالب'));
	},

	getTemplate: (call) => ok(templateRecord(asked(call))),

	updateTemplate: (call) => {
		const template = asked(call);
		Object.assign(template, fieldsOf(call), { updated_at: call.world.clock.iso() });
		return ok(templateRecord(template), texts('Template updated', 'تم تحديث القالب'));
	},

	deleteTemplate: (call) => {
		call.world.templates.delete(asked(call).id);
		return done(texts('Template deleted', 'تم حذف القالب'));
	},

	previewTemplate: (call) => {
		const { content } = asked(call);
		const { variables = {} } = call.body as { variables?: Variables };
		return ok({
			content: render(content, variables),
			variables: variablesIn(content),
			missing_variables: missingIn(content, variables),
		});
	},

	sendTemplate: (call) => {
		const template = asked(call);
		const {
			session_id,
			to,
			variables = {},
		} = call.body as {
			session_id: number;
			to: string;
			variables?: Variables;
		};
		const session = connected(sessionById(call.world, session_id));
		return accept(call, session, to, contentOf(render(template.content, variables), template));
	},
};
