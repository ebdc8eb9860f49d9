import type { ParameterReader } from '../../parameters/deferred';
import { mediaUrl } from '../../parameters/mediaUrl';
import { isBlank, getParameter, optional, requiredText } from '../../parameters/values';
import { mediaLinkFields } from '../../shared/mediaLinkFields';
import { sendInBody } from '../../shared/fieldRouting';

const readText = optional(requiredText);

/** Returns the media file of a campaign from the collection of any media field. Throws when its URL is missing. */
export const readMediaOptions: ParameterReader = (context, parameter) => {
	const collection = parameter.split('.')[0];
	const read = (field: string, label: string) => readText(context, `${collection}.${field}`, label);
	const media_type = read('mediaType', 'Media MIME Type');
	const filename = read('mediaFilename', 'Media File Name');
	if (isBlank(getParameter(context, `${collection}.mediaUrl`)) && !media_type && !filename) {
		return undefined;
	}
	return {
		media_url: mediaUrl(context, `${collection}.mediaUrl`, 'Media URL'),
		media_type,
		filename,
	};
};

/** Each of the three fields sends the whole object, so it is complete whichever of them was added. */
export const campaignMediaFields = mediaLinkFields(sendInBody('media_options', readMediaOptions));
