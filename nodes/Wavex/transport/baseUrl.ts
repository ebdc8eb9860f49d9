import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { stripEnd } from '../utils/stripEnd';

/** Returns the base URL in the form that paths are appended to: without spaces around it or slashes at its end. */
export function getBaseUrl(credential: ICredentialDataDecryptedObject): string {
	return stripEnd(String(credential.baseUrl ?? '').trim(), '/');
}

/** Whether a base URL does not end in the path that the API has, such as `/api/v1`. */
export function lacksApiPath(baseUrl: string): boolean {
	return !/\/api\/v\d+$/.test(baseUrl);
}
