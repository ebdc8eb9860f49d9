import { operation, ref, type Paths } from './operation';

const tag = 'api token';

/** These two paths are relative to the host's root, not to /api/v1. */
const servers = [{ url: '/' }];

export const apiTokenPaths: Paths = {
	'/api/client/api-token': {
		servers,
		get: operation(tag, { id: 'getApiToken', summary: 'Get the API token', data: ref('ApiToken') }),
	},
	'/api/client/api-token/regenerate': {
		servers,
		post: operation(tag, {
			id: 'regenerateApiToken',
			summary: 'Regenerate the API token',
			data: ref('ApiToken'),
		}),
	},
};
