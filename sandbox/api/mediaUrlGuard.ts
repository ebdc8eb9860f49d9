import { BlockList, isIP } from 'node:net';
import { ApiError, validationError, texts } from './responses';

const PRIVATE = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['224.0.0.0', 3],
] as const) {
	PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
	['::', 127],
	['fc00::', 7],
	['fe80::', 10],
	['ff00::', 8],
] as const) {
	PRIVATE.addSubnet(net, bits, 'ipv6');
}

const PRIVATE_NAME = /^[^.]+$|\.(localhost|local|internal|lan|home\.arpa)$/;

function isPrivate(hostname: string): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	const family = isIP(host);
	if (family === 0) return PRIVATE_NAME.test(host);
	return PRIVATE.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Refuses a media URL that points to a private address, as the API does against SSRF. Nothing is fetched and no
 * name is looked up: only addresses and names that are private by themselves are found.
 * Throws 403, or 422 for what is no URL. `field` names it in the 422.
 */
export function validateMediaUrl(field: string, url: string, allowPrivate: boolean): void {
	if (!URL.canParse(url)) {
		throw validationError({ [field]: [`The ${field.replace(/_/g, ' ')} field must be a valid URL.`] });
	}
	if (!allowPrivate && isPrivate(new URL(url).hostname)) {
		const said = texts('The URL points to a restricted address', 'الرابط يشير إلى عنوان محظور');
		throw new ApiError(403, 'security_violation', said);
	}
}
