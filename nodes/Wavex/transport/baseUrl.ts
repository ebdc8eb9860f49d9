import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The base URL in the one form that paths are appended to: no blanks around it, no slash at its end. */
export function getBaseUrl(credential: ICredentialDataDecryptedObject): string {
	return String(credential.baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
}

/** Whether requests can be sent to this address at all: http or https, with a host. */
export function isHttpUrl(url: string): boolean {
	return /^https?:\/\/[^\s/?#]+/i.test(url) && URL.canParse(url);
}
