import type { ParameterReader } from '../../parameters/deferred';
import { mediaUrl } from '../../parameters/mediaUrl';
import { isBlank, getParameter } from '../../parameters/values';
import { mediaLinkFields } from '../../shared/mediaLinkFields';
import { sendInBody } from '../../shared/fieldRouting';

/** Returns the media file of a campaign from the collection of any media field. Throws when its URL is missing. */
export const readMediaOptions: ParameterReader = (context, parameter) => {
	const collection = parameter.split('.')[0];
	const given = (field: string) => getParameter(context, `${collection}.${field}`);
	const type = given('mediaType');
	const name = given('mediaFilename');
	if (isBlank(given('mediaUrl')) && isBlank(type) && isBlank(name)) return undefined;
	return {
		media_url: mediaUrl(context, `${collection}.mediaUrl`, 'Media URL'),
		...(isBlank(type) ? {} : { media_type: String(type) }),
		...(isBlank(name) ? {} : { filename: String(name) }),
	};
};

/** Each of the three fields sends the whole object, so it is complete whichever of them was added. */
export const campaignMediaFields = mediaLinkFields(sendInBody('media_options', readMediaOptions));
