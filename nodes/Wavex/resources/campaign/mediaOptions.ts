import type { INodePropertyRouting } from 'n8n-workflow';

import { isBlank, getParameter, httpUrl } from '../../parameters/values';
import { deferred } from '../../parameters/deferred';
import type { ValueResolver } from '../../parameters/deferred';

/** The file of a campaign, of the media fields that were given in a collection. A type or a name without an address describes nothing: refused. */
export function mediaOptionsOf(collection: string): ValueResolver {
	const mediaUrl = httpUrl(`${collection}.mediaUrl`, 'Media URL');
	return async (context) => {
		const given = (field: string) => getParameter(context, `${collection}.${field}`);
		const type = given('mediaType');
		const name = given('mediaFilename');
		if (isBlank(given('mediaUrl')) && isBlank(type) && isBlank(name)) return undefined;
		return {
			media_url: await mediaUrl(context),
			...(isBlank(type) ? {} : { media_type: String(type) }),
			...(isBlank(name) ? {} : { filename: String(name) }),
		};
	};
}

/** Each of the three media fields makes the whole object: whichever of them was added, it is complete. */
export const mediaOptions: INodePropertyRouting = {
	send: {
		type: 'body',
		property: 'media_options',
		value: deferred(mediaOptionsOf('additionalFields')),
	},
};
