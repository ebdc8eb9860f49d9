import type { IDataObject } from 'n8n-workflow';

import { deferred } from '../../parameters/deferred';
import type { ParameterReader } from '../../parameters/deferred';
import { mediaUrl } from '../../parameters/mediaUrl';
import { optional, requiredText } from '../../parameters/values';

/** Returns the media fields of a collection under the API's names, empty ones left out; all null when Remove Media is on. */
export function createMediaBody(collection: string): IDataObject {
	const removable = (read: ParameterReader, field: string, label: string) =>
		deferred((context) => {
			if (context.getNodeParameter(`${collection}.removeMedia`, false) === true) return null;
			return optional(read)(context, `${collection}.${field}`, label);
		});
	return {
		media_filename: removable(requiredText, 'mediaFilename', 'Media File Name'),
		media_type: removable(requiredText, 'mediaType', 'Media MIME Type'),
		media_url: removable(mediaUrl, 'mediaUrl', 'Media URL'),
	};
}
