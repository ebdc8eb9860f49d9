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

const tag = 'templates';

const category: Schema = { enum: ['marketing', 'transactional', 'otp', 'general'] };

const fields: Record<string, Schema> = {
	name,
	content: text,
	category,
	media_url: nullable(url),
	media_type: nullable(mimeType),
	media_filename: nullable(name),
};

const rendered = object(
	{
		content: { type: 'string' },
		variables: { type: 'array', items: { type: 'string' } },
		missing_variables: { type: 'array', items: { type: 'string' } },
	},
	['content', 'variables', 'missing_variables'],
);

export const templatePaths: Paths = {
	'/templates': {
		get: operation(tag, {
			id: 'listTemplates',
			summary: 'List templates',
			query: paging,
			data: refArray('Template'),
		}),
		post: operation(tag, {
			id: 'createTemplate',
			summary: 'Create template (with optional media)',
			body: object({ ...fields, category: { ...category, default: 'general' } }, [
				'name',
				'content',
			]),
			data: ref('Template'),
			status: 201,
		}),
	},
	'/templates/{id}': {
		get: operation(tag, {
			id: 'getTemplate',
			summary: 'Template details (includes media_url, media_type, media_filename)',
			path: idParameter,
			data: ref('Template'),
		}),
		put: operation(tag, {
			id: 'updateTemplate',
			summary: 'Update template (can add/remove media)',
			path: idParameter,
			body: object(fields),
			data: ref('Template'),
		}),
		delete: operation(tag, { id: 'deleteTemplate', summary: 'Delete template', path: idParameter }),
	},
	'/templates/{id}/preview': {
		post: operation(tag, {
			id: 'previewTemplate',
			summary: 'Preview with variables',
			path: idParameter,
			body: object({ variables }),
			data: rendered,
		}),
	},
	'/templates/{id}/send': {
		post: operation(tag, {
			id: 'sendTemplate',
			summary: 'Send template message (includes template media)',
			path: idParameter,
			body: object({ session_id: sessionId, to: phone, variables }, ['session_id', 'to']),
			data: ref('Accepted'),
		}),
	},
};
