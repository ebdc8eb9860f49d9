import type { IExecuteSingleFunctions } from 'n8n-workflow';

import type { ParameterReader } from './deferred';
import { httpUrl, throwInputError } from './values';

interface SharingService {
	name: string;
	host: RegExp;
	/** Path and query of its links that return the file itself. Every other link opens a page. */
	direct?: RegExp;
	/** The n8n node that downloads its files. */
	node?: string;
}

const SHARING_SERVICES: SharingService[] = [
	{
		name: 'Google Drive',
		host: /^(?:drive|docs|photos)\.google\.com$|^photos\.app\.goo\.gl$/,
		direct: /^\/(?:uc|thumbnail)\?|\/export[/?]|[?&]output=/,
		node: 'Google Drive',
	},
	{
		name: 'Dropbox',
		host: /^(?:www\.)?dropbox\.com$/,
		direct: /[?&](?:dl|raw)=1\b/,
		node: 'Dropbox',
	},
	{
		name: 'OneDrive',
		host: /^1drv\.ms$|^onedrive\.live\.com$|\.sharepoint\.com$/,
		direct: /\/download(?:\.aspx)?\?|[?&]download=1\b/,
		node: 'Microsoft OneDrive',
	},
	{
		name: 'Box',
		host: /^(?:app|[\w-]+\.app)\.box\.com$/,
		direct: /^\/shared\/static\//,
		node: 'Box',
	},
	{ name: 'WeTransfer', host: /(?:^|\.)(?:wetransfer\.com|we\.tl)$/ },
	{ name: 'iCloud', host: /^(?:www\.|share\.)?icloud\.com$/ },
	{ name: 'MEGA', host: /^mega\.(?:nz|io)$/ },
	{ name: 'MediaFire', host: /^(?:www\.)?mediafire\.com$/ },
];

/** A link to one file. Dropbox documents that `dl=1` turns it into the file ("force a file to download", help.dropbox.com). */
const DROPBOX_FILE = /^(?:www\.)?dropbox\.com\/(?:s|scl\/fi)\//;

/** Encodes blanks, letters of other scripts and what else a URL cannot contain; what is encoded already stays as it is. */
function encodeUrl(url: string): string {
	if (/^[\x21-\x7e]+$/.test(url) && !/["<>\\^`{|}]/.test(url)) return url;
	const { href } = new URL(url.replace(/%(?![0-9a-f]{2})/gi, '%25'));
	return href.replace(/[\^`{|}]/g, encodeURIComponent);
}

function refuseSharePage(
	context: IExecuteSingleFunctions,
	parameter: string,
	label: string,
	{ name, node }: SharingService,
): never {
	const download = node && parameter === 'mediaUrl';
	return throwInputError(
		context,
		`The field '${label}' is a link to a page of ${name}, not to a file`,
		download
			? `Download the file in the workflow with the ${node} node, then set 'Media Source' to 'Binary File'.`
			: 'Use a link that opens the file itself, without a page around it.',
	);
}

/** Returns the encoded URL of a media file. The API would send the page to which a share link leads instead of its file. */
export const mediaUrl: ParameterReader<string> = (context, parameter, label) => {
	const encoded = encodeUrl(httpUrl(context, parameter, label));
	const url = new URL(encoded);
	const { hostname, pathname, search, searchParams } = url;
	const service = SHARING_SERVICES.find(({ host }) => host.test(hostname));
	if (!service || service.direct?.test(pathname + search)) return encoded;
	if (!DROPBOX_FILE.test(hostname + pathname)) {
		return refuseSharePage(context, parameter, label, service);
	}
	searchParams.set('dl', '1');
	return url.href;
};
