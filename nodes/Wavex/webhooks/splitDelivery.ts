import type { IDataObject } from 'n8n-workflow';

import { parseFormKeys } from './formKeys';
import { isDefined, parseJsonText, toObject } from './payloadValues';

/** The keys that lead to the content, in this order. The last ones are Baileys', in chats where messages disappear. */
const CONTENT_KEYS =
	'events data payload messages content message event ephemeralMessage viewOnceMessageV2'.split(
		' ',
	);

/** The keys under which a text of JSON is the API's. Under others it may be what a customer wrote. */
const JSON_KEYS = ['events', 'data', 'payload', 'messages', 'event', 'metadata'];

/** What only a message or a campaign has: a list of `messages` beside it is no batch. */
const MESSAGE_KEYS = ['from', 'key', 'message', 'body', 'text'];
const RECORD_KEYS = [...MESSAGE_KEYS, 'recipients', 'total_recipients', 'sent_count'];

const MAX_DEPTH = 6;

function hasAny(object: IDataObject, keys: string[]): boolean {
	return keys.some((key) => Object.hasOwn(object, key) && isDefined(object[key]));
}

/** Returns the object with its flat form keys nested and its texts of JSON parsed. */
function decode(object: IDataObject, isTop: boolean): IDataObject {
	const body = parseFormKeys(object);
	const keys = Object.keys(body);
	const jsonKeys = isTop && keys.length === 1 ? keys : JSON_KEYS;
	const parsed = jsonKeys
		.filter((key) => Object.hasOwn(body, key) && typeof body[key] === 'string')
		.map((key) => [key, parseJsonText(body[key])]);
	return parsed.length === 0 ? body : { ...body, ...Object.fromEntries(parsed) };
}

/** Returns the key under which the content goes on. */
function findContentKey(object: IDataObject, isTop: boolean): string | undefined {
	const leadsOn = (key: string) => {
		const value = Object.hasOwn(object, key) ? object[key] : undefined;
		const entry = toObject(Array.isArray(value) ? value.find((one) => toObject(one)) : value);
		if (entry === undefined) return false;
		if (key === 'messages') return !hasAny(object, RECORD_KEYS);
		// `event: {name}` names the event, and has no content.
		return key !== 'event' || hasAny(entry, [...CONTENT_KEYS, ...MESSAGE_KEYS]);
	};
	const known = CONTENT_KEYS.find(leadsOn);
	if (known !== undefined || !isTop) return known;
	// A body of one field is a wrapper, whatever its name.
	const [only, ...others] = Object.keys(object);
	return others.length === 0 && only !== undefined && leadsOn(only) ? only : undefined;
}

/** The objects that lead from a body to the content of one event, from the outside in. Events of a batch share the outer ones. */
export type ContentChain = [IDataObject, ...IDataObject[]];

function split(value: unknown, depth: number): ContentChain[] {
	const parsed = depth === 0 ? parseJsonText(value) : value;
	if (depth > MAX_DEPTH) return [];
	if (Array.isArray(parsed)) return parsed.flatMap((entry) => split(entry, depth + 1));
	const object = toObject(parsed);
	if (!object) return [];
	const body = decode(object, depth === 0);
	const key = findContentKey(body, depth === 0);
	const parts = key === undefined ? [] : split(body[key], depth + 1);
	return parts.length === 0 ? [[body]] : parts.map((part): ContentChain => [body, ...part]);
}

/** Returns the events of a delivery, in order: several when a list stands at the top or on the way to the content. */
export function splitDelivery(body: unknown): ContentChain[] {
	return split(body, 0);
}

/** Returns the key under which an object of a chain leads on. */
export function getContentKey(chain: ContentChain, index: number): string | undefined {
	return index < chain.length - 1 ? findContentKey(chain[index], index === 0) : undefined;
}

/** Returns the body of one event as if it had come alone. */
export function createSingleBody(chain: ContentChain): IDataObject {
	return chain.reduceRight((inner, outer, index) => {
		const key = getContentKey(chain, index);
		return key === undefined ? outer : { ...outer, [key]: inner };
	});
}
