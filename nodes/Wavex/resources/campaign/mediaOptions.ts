import type { INodePropertyRouting } from 'n8n-workflow';

import { isBlank, typed, webAddress } from '../../shared/values';
import { late } from '../../transport/late';
import type { Build } from '../../transport/late';

const mediaUrl = webAddress('additionalFields.mediaUrl', 'Media URL');

/** The file of a campaign, of the media fields that were given. A type or a name without an address describes nothing: refused. */
const build: Build = async function () {
	const given = (field: string) => typed(this, `additionalFields.${field}`);
	const type = given('mediaType');
	const name = given('mediaFilename');
	if (isBlank(given('mediaUrl')) && isBlank(type) && isBlank(name)) return undefined;
	return {
		media_url: await mediaUrl.call(this),
		...(isBlank(type) ? {} : { media_type: String(type) }),
		...(isBlank(name) ? {} : { filename: String(name) }),
	};
};

/** Each of the three media fields makes the whole object: whichever of them was added, it is complete. */
export const mediaOptions: INodePropertyRouting = {
	send: { type: 'body', property: 'media_options', value: late(build) },
};
