import { whereabouts } from '../page/address.js';

/** A path of the control API for the account in view. */
export function controlUrl(path) {
	const mark = path.includes('?') ? '&' : '?';
	return `${path}${mark}account=${whereabouts().account}`;
}

function reasonOf(answer, status) {
	const fields = Object.values(answer.errors ?? {}).flat();
	return fields[0] ?? answer.message_en ?? `The sandbox answered ${status}.`;
}

/** Asks the control API. Throws an Error to show; its `status` is the answer's, or undefined without one. */
export async function control(method, path, body) {
	let response;
	try {
		response = await fetch(controlUrl(`/_sandbox${path}`), {
			method,
			headers: body ? { 'content-type': 'application/json' } : {},
			body: body && JSON.stringify(body),
		});
	} catch {
		throw new Error('The sandbox does not answer. Is it still running?');
	}
	const answer = await response.json().catch(() => ({}));
	if (response.ok) return answer;
	throw Object.assign(new Error(reasonOf(answer, response.status)), { status: response.status });
}
