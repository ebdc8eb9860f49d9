import ipaddr from 'ipaddr.js';
import { parseUrl } from './parseUrl';
import { ApiError, localized, validationError } from './responses';

const PRIVATE_NAME = /^[^.]+$|\.(localhost|local|internal|lan|home\.arpa)$/;

function isPrivate(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (!ipaddr.isValid(host)) return PRIVATE_NAME.test(host);
	return ipaddr.process(host).range() !== 'unicast';
}

/**
 * Throws 403 for a media URL with a private address, as the API does against SSRF, and 422 for an invalid URL.
 * Fetches nothing and resolves no name: only addresses and names that are private themselves are rejected.
 */
export function validateMediaUrl(field: string, url: string, allowPrivate: boolean): void {
	const parsed = parseUrl(url);
	if (!parsed) {
		throw validationError({
			[field]: [`The ${field.replace(/_/g, ' ')} field must be a valid URL.`],
		});
	}
	if (!allowPrivate && isPrivate(parsed.hostname)) {
		const text = localized('The URL points to a restricted address', 'الرابط يشير إلى عنوان محظور');
		throw new ApiError(403, 'security_violation', text);
	}
}
