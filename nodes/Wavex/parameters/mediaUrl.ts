import type { ParameterReader } from './deferred';
import { httpUrl, throwInputError } from './values';

/** Hosts whose links open a page: Google, OneDrive, Dropbox and the like; and the path or query of those that return a file. */
const SHARING_HOSTS: Array<[host: RegExp, direct?: RegExp]> = [
	[
		/^(?:drive|docs|photos)\.google\.com$|^photos\.app\.goo\.gl$/,
		/^\/(?:uc|thumbnail)\?|\/export[/?]|[?&]output=/,
	],
	[/^(?:www\.)?dropbox\.com$/, /[?&](?:dl|raw)=1\b/],
	[
		/^1drv\.ms$|^onedrive\.live\.com$|\.sharepoint\.com$/,
		/\/download(?:\.aspx)?\?|[?&]download=1\b/,
	],
	[/(?:^|\.)app\.box\.com$/, /^\/shared\/static\//],
	[/(?:^|\.)(?:wetransfer\.com|we\.tl|icloud\.com|mega\.nz)$|^(?:www\.)?mediafire\.com$/],
];

/** A link to one file. Dropbox documents that `dl=1` turns it into the file ("force a file to download", help.dropbox.com). */
const DROPBOX_FILE = /^(?:www\.)?dropbox\.com\/(?:s|scl\/fi)\//;

/** Encodes blanks, letters of other scripts and what else a URL cannot contain; what is encoded already stays as it is. */
function encodeUrl(url: string): string {
	if (/^[\x21-\x7e]+$/.test(url) && !/["<>\\^`{|}]/.test(url)) return url;
	const { href } = new URL(url.replace(/%(?![0-9a-f]{2})/gi, '%25'));
	return href.replace(/[\^`{|}]/g, encodeURIComponent);
}

/** Returns the encoded URL of a media file. The API would send the page to which a share link leads instead of its file. */
export const mediaUrl: ParameterReader<string> = (context, parameter, label) => {
	const encoded = encodeUrl(httpUrl(context, parameter, label));
	const url = new URL(encoded);
	const { hostname, pathname, search, searchParams } = url;
	const sharing = SHARING_HOSTS.find(([host]) => host.test(hostname));
	if (!sharing || sharing[1]?.test(pathname + search)) return encoded;
	if (DROPBOX_FILE.test(hostname + pathname)) {
		searchParams.set('dl', '1');
		return url.href;
	}
	return throwInputError(
		context,
		`The field '${label}' is a link to a page of ${hostname}, not to a file`,
		parameter === 'mediaUrl'
			? "Download the file in the workflow with n8n's node for that service, then set 'Media Source' to 'Binary File'."
			: 'Use a link that opens the file itself, without a page around it.',
	);
};
