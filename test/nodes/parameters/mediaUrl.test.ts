import type { IDataObject } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, testInvalidInput } from '../../support/operationTests';

guardNetwork();

const message = { resource: 'message', sessionId: byId(1), to: '201234567890' };

async function sends(mediaUrl: string, image_url: string): Promise<void> {
	const body = { to: '201234567890', image_url };
	expectRequest({ request: 'POST /sessions/1/messages/image', body }).reply(200, { data: {} });
	const { error } = await runWavex({ ...message, operation: 'sendImage', mediaUrl });
	expect(error).toBeUndefined();
}

it.each([
	['https://example.com/price list.png', 'https://example.com/price%20list.png'],
	['https://example.com/price%20list.png', 'https://example.com/price%20list.png'],
	['https://example.com/a%20b c.png', 'https://example.com/a%20b%20c.png'],
	['https://example.com/عرض.png', 'https://example.com/%D8%B9%D8%B1%D8%B6.png'],
	['https://example.com/%D8%B9.png?q=ع', 'https://example.com/%D8%B9.png?q=%D8%B9'],
	['https://example.com/50% off.png', 'https://example.com/50%25%20off.png'],
	['https://example.com/a{1}|2.png', 'https://example.com/a%7B1%7D%7C2.png'],
	['https://münchen.example/ü.png', 'https://xn--mnchen-3ya.example/%C3%BC.png'],
	[' https://example.com/a.png?b=c+d&e=%2f\n', 'https://example.com/a.png?b=c+d&e=%2f'],
	['https://EXAMPLE.com', 'https://EXAMPLE.com'],
])('sends %p as %p', sends);

it.each([
	[
		'https://www.dropbox.com/s/a1b2/photo.png?dl=0',
		'https://www.dropbox.com/s/a1b2/photo.png?dl=1',
	],
	['https://dropbox.com/s/a1b2/photo.png', 'https://dropbox.com/s/a1b2/photo.png?dl=1'],
	[
		'https://www.dropbox.com/scl/fi/x9/my photo.png?rlkey=k7&st=q&dl=0',
		'https://www.dropbox.com/scl/fi/x9/my%20photo.png?rlkey=k7&st=q&dl=1',
	],
])('turns a link to one file in Dropbox into its direct form: %p', sends);

it.each([
	'https://www.dropbox.com/scl/fi/x9/photo.png?rlkey=k7&raw=1',
	'https://dl.dropboxusercontent.com/s/a1b2/photo.png',
	'https://drive.google.com/uc?export=download&id=1AbC',
	'https://drive.google.com/thumbnail?id=1AbC&sz=w1000',
	'https://drive.usercontent.google.com/download?id=1AbC&export=download',
	'https://docs.google.com/spreadsheets/d/1AbC/export?format=pdf',
	'https://onedrive.live.com/download?resid=A1&authkey=k',
	'https://shop.sharepoint.com/:i:/s/Media/EaBc?download=1',
	'https://app.box.com/shared/static/a1b2.png',
	'https://download1590.mediafire.com/x/photo.png',
	'https://example.com/drive.google.com/file/d/1/view',
	'https://storage.googleapis.com/bucket/photo.png',
])('sends the direct link %p as it is', async (url) => await sends(url, url));

const pages = [
	'https://drive.google.com/file/d/1AbC/view?usp=sharing',
	'https://drive.google.com/open?id=1AbC',
	'https://drive.google.com/drive/folders/1AbC',
	'https://docs.google.com/document/d/1AbC/edit',
	'https://photos.app.goo.gl/a1b2',
	'https://www.dropbox.com/scl/fo/x9/h?rlkey=k7&dl=0',
	'https://www.dropbox.com/sh/x9/h',
	'https://1drv.ms/i/s!AbC',
	'https://onedrive.live.com/?cid=1&id=2',
	'https://shop-my.sharepoint.com/:i:/g/personal/mona/EaBc?e=1',
	'https://app.box.com/s/a1b2',
	'https://we.tl/t-a1b2',
	'https://wetransfer.com/downloads/a1b2',
	'https://www.icloud.com/iclouddrive/a1b2#photo',
	'https://share.icloud.com/photos/a1',
	'https://mega.nz/file/a1#b2',
	'https://www.mediafire.com/file/a1/photo.png/file',
];

testInvalidInput(
	'message',
	Object.fromEntries(
		pages.map((mediaUrl) => [
			mediaUrl,
			{
				operation: 'sendDocument',
				parameters: { ...message, mediaUrl },
				message: `The field 'Media URL' is a link to a page of ${new URL(mediaUrl).host}, not to a file. Download the file in the workflow with n8n's node for that service, then set 'Media Source' to 'Binary File'.`,
			},
		]),
	),
);

const campaign = (additionalFields: IDataObject) => ({
	operation: 'create',
	parameters: {
		name: 'Spring',
		sessionId: byId(1),
		message: 'Hello',
		recipients: { recipient: [{ phone: '201234567890' }] },
		additionalFields,
	},
	message: /a page of drive\.google\.com.*Use a link that opens the file itself/,
});
const drive = { mediaUrl: 'https://drive.google.com/file/d/1AbC/view' };
testInvalidInput('campaign', { 'a share link': campaign(drive) });
testInvalidInput('template', {
	'a share link': {
		...campaign({}),
		parameters: { name: 'Offer', content: 'Hello', additionalFields: drive },
	},
});

it('encodes the media URL of a campaign', async () => {
	const body = {
		name: 'Spring',
		session_id: 1,
		message: 'Hello',
		type: 'immediate',
		recipients: [{ phone: '201234567890' }],
		media_options: { media_url: 'https://example.com/%D8%B9%20b.png' },
	};
	expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: 7 } });
	const { parameters, operation } = campaign({ mediaUrl: 'https://example.com/ع b.png' });
	const { error } = await runWavex({ resource: 'campaign', operation, ...parameters });
	expect(error).toBeUndefined();
});
