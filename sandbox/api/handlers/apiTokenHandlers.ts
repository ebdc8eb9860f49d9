import { success, localized } from '../responses';
import type { Handlers } from '../requestHandler';

export const apiTokenHandlers: Handlers = {
	getApiToken: ({ account }) =>
		success({ token: account.token, type: 'permanent', created_at: account.tokenCreatedAt }),

	regenerateApiToken: ({ account }) => {
		account.regenerateToken();
		return success(
			{ token: account.token, type: 'permanent', created_at: account.tokenCreatedAt },
			localized('API token regenerated', 'تم إنشاء رمز جديد'),
		);
	},
};
