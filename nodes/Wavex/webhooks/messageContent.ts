import type { IDataObject } from 'n8n-workflow';

import {
	fields,
	findValue,
	isDefined,
	toFileName,
	toMimeType,
	toObject,
	toScalar,
	toText,
} from './payloadValues';
import type { Fields, Sources } from './payloadValues';
import type { ReceivedFile } from './receivedFiles';
import { isHttpUrl } from '../utils/url';

function toNumber(value: unknown, max: number): number | null {
	const number = toScalar(value) === null ? NaN : Number(value);
	return Math.abs(number) <= max ? number : null;
}

const LATITUDE = fields(
	'latitude lat degreesLatitude location.latitude location.lat location.degreesLatitude',
);
const LONGITUDE = fields(
	'longitude lng lon long degreesLongitude location.longitude location.lng location.lon location.degreesLongitude',
);
const PLACE = fields(
	'location.description location.name location.address loc location_name place address description name',
);

/** Returns where a message shows a place. */
export function getLocation(sources: Sources): IDataObject | null {
	for (const source of sources) {
		const one = [source];
		const latitude = findValue(one, LATITUDE, (value) => toNumber(value, 90));
		const longitude = findValue(one, LONGITUDE, (value) => toNumber(value, 180));
		if (latitude === null || longitude === null) continue;
		return { latitude, longitude, description: findValue(one, PLACE, toText) };
	}
	return null;
}

const CARD_TEXTS = fields('vcard contact.vcard body message text');
const CARD_LISTS = fields('vcards vcardList contacts contact_list');
const CARD_NAME = fields('display_name formatted_name name.formatted_name name full_name');
const CARD_PHONE = fields('phone phone_number number phones.phone phones.wa_id wa_id jid');

/** Reads the name and the number of a vCard (RFC 6350). */
function parseCard(card: string): IDataObject {
	const lines = card.slice(0, 20_000).split(/\r?\n/);
	const name = lines.find((line) => /^FN[;:]/i.test(line));
	const phone = lines.find((line) => /^(?:item\d+\.)?TEL[;:]/i.test(line));
	const id = /waid=(\d{5,15})/i.exec(phone ?? '')?.[1];
	const getText = (line?: string) => line?.slice(line.indexOf(':') + 1).trim() || null;
	return { name: getText(name), phone: id ?? getText(phone)?.replace(/[^\d]/g, '') ?? null };
}

export function isCard(value: unknown): boolean {
	return typeof value === 'string' && /^\s{0,9}BEGIN:VCARD/i.test(value);
}

function toContact(value: unknown): IDataObject | null {
	if (isCard(value)) return parseCard(String(value));
	const entry = toObject(value);
	if (!entry) return null;
	const card = findValue([entry], fields('vcard'), (text) => (isCard(text) ? text : null));
	if (card !== null) return parseCard(String(card));
	const phone = findValue([entry], CARD_PHONE, toText);
	const name = findValue([entry], CARD_NAME, toText);
	return phone === null && name === null ? null : { name, phone: phone?.split('@')[0] ?? null };
}

function toContacts(value: unknown): IDataObject[] | null {
	const contacts = [value]
		.flat(1)
		.slice(0, 100)
		.map(toContact)
		.filter((contact) => contact !== null);
	return contacts.length > 0 ? contacts : null;
}

/**
 * Returns the contacts that a message passes on.
 *
 * @param isContact whether its type is certain: else `contact` and `contacts` may be the sender
 */
export function getContacts(sources: Sources, isContact: boolean): IDataObject[] | null {
	const asCard = (value: unknown) => (isCard(value) ? toContacts(value) : null);
	const hasCard = (entry: unknown) => isCard(entry) || isCard(toObject(entry)?.vcard);
	const withCards = (value: unknown) =>
		isContact || [value].flat(1).some(hasCard) ? toContacts(value) : null;
	return (
		findValue(sources, CARD_LISTS, withCards) ??
		findValue(sources, CARD_TEXTS, asCard) ??
		(isContact ? findValue(sources, fields('contact'), toContacts) : null) ??
		(isContact ? getFlatContact(sources) : null)
	);
}

function getFlatContact(sources: Sources): IDataObject[] | null {
	const phone = findValue(sources, fields('contact_phone'), toText);
	const name = findValue(sources, fields('contact_name'), toText);
	return phone === null ? null : [{ name, phone }];
}

/** Where the file of a message is described. */
const HOLDERS = fields(
	'media attachment attachments file image video audio voice document sticker metadata.media metadata',
);
const URLS = fields('media_url file_url download_url');
const HOLDER_URLS = fields('url link href media_url file_url download_url');
const TYPES = fields('mime_type mimetype media_mime_type media_type');
const HOLDER_TYPES: Fields = [...TYPES, ...fields('content_type type')];
const NAMES = fields('media_filename media_file_name filename file_name');
const HOLDER_NAMES: Fields = [...NAMES, ...fields('name')];

/** Returns what is known of a message's file. */
export function getMedia(sources: Sources, [file]: ReceivedFile[]): IDataObject | null {
	const holders = HOLDERS.map((path) =>
		findValue(sources, [path], (value) => toObject([value].flat(1)[0])),
	).filter(isDefined);
	const toUrl = (value: unknown) =>
		typeof value === 'string' && isHttpUrl(value) ? value.trim() : null;
	const url =
		findValue(sources, URLS, toText) ??
		findValue(holders, HOLDER_URLS, toUrl) ??
		findValue(sources, HOLDERS, toUrl) ??
		findValue(sources, fields('media'), toText);
	const media = {
		mime_type:
			findValue(holders, HOLDER_TYPES, toMimeType) ??
			findValue(sources, TYPES, toMimeType) ??
			file?.mimeType ??
			null,
		filename:
			findValue(holders, HOLDER_NAMES, toFileName) ??
			findValue(sources, NAMES, toFileName) ??
			file?.fileName ??
			null,
		url,
	};
	const isEmpty = Object.values(media).every((value) => value === null);
	return isEmpty && file === undefined ? null : media;
}
