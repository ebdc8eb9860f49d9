import { language, translate } from '../language/translate.js';
import { getRoute } from './navigation.js';

/** Returns the URL of a control API path for the selected account. */
export function getControlUrl(path) {
	const separator = path.includes('?') ? '&' : '?';
	return `${path}${separator}account=${getRoute().account}`;
}

function getErrorMessage(body, status) {
	const fieldErrors = Object.values(body.errors ?? {}).flat();
	const message = language === 'ar' ? body.message : body.message_en;
	return (
		fieldErrors[0] ?? message ?? translate('The sandbox returned HTTP status {status}.', { status })
	);
}

/**
 * Sends a request to the control API and returns the response body. Throws an Error with a message for the
 * user; its `status` is the HTTP status, or undefined without a response.
 */
export async function callControlApi(method, path, body) {
	let response;
	try {
		response = await fetch(getControlUrl(`/_sandbox${path}`), {
			method,
			headers: body ? { 'content-type': 'application/json' } : {},
			body: body && JSON.stringify(body),
		});
	} catch {
		throw new Error(translate('The sandbox does not respond. Check that it is running.'));
	}
	const responseBody = await response.json().catch(() => ({}));
	if (response.ok) return responseBody;
	const { status } = response;
	throw Object.assign(new Error(getErrorMessage(responseBody, status)), { status });
}
