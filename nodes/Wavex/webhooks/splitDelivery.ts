import type { IDataObject } from 'n8n-workflow';

import { parseFormKeys } from './formKeys';
import { isDefined, parseJsonText, toObject } from './payloadValues';

/** The keys that lead to the content, in the order in which they are followed. */
const CONTENT_KEYS = ['events', 'data', 'payload', 'messages', 'content', 'message', 'event'];

/** The keys under which a text of JSON is the API's. Under others it may be what a customer wrote. */
const JSON_KEYS = ['events', 'data', 'payload', 'messages', 'event', 'metadata'];

/** What only a message or a campaign has: a list of `messages` beside it is no batch. */
const RECORD_KEYS = ['from', 'key', 'message', 'body', 'text', 'name', 'status'];

const MAX_DEPTH = 6;

function hasAny(object: IDataObject, keys: string[]): boolean {
	return keys.some((key) => Object.hasOwn(object, key) && isDefined(object[key]));
}

/** Returns the object with its flat form keys nested and its texts of JSON parsed. */
function decode(object: IDataObject, isTop: boolean): IDataObject {
	const body = parseFormKeys(object);
	const keys = Object.keys(body);
	// A body of one field is a wrapper, whatever its name.
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
		return key !== 'event' || hasAny(entry, [...CONTENT_KEYS, ...RECORD_KEYS.slice(0, -2)]);
	};
	const keys = Object.keys(object);
	return [...CONTENT_KEYS, ...(isTop && keys.length === 1 ? keys : [])].find(leadsOn);
}

function split(value: unknown, depth: number): IDataObject[] {
	const parsed = depth === 0 ? parseJsonText(value) : value;
	if (depth > MAX_DEPTH) return [];
	if (Array.isArray(parsed)) return parsed.flatMap((entry) => split(entry, depth + 1));
	const object = toObject(parsed);
	if (!object) return [];
	const body = decode(object, depth === 0);
	const key = findContentKey(body, depth === 0);
	if (key === undefined) return [body];
	const parts = split(body[key], depth + 1);
	return parts.length === 0 ? [body] : parts.map((part) => ({ ...body, [key]: part }));
}

/**
 * Returns the events of a delivery, in order: several when a list stands at the top or on the way to the content. In each,
 * that list is replaced by one of its entries, and a text of JSON by what it says.
 */
export function splitDelivery(body: unknown): IDataObject[] {
	return split(body, 0);
}

/** Returns the objects that lead from an event's body to its content, from the outside in. */
export function getContentChain(body: IDataObject): IDataObject[] {
	const chain = [body];
	while (chain.length <= MAX_DEPTH) {
		const last = chain[chain.length - 1];
		const key = findContentKey(last, chain.length === 1);
		const next = key === undefined ? undefined : toObject(last[key]);
		if (!next) break;
		chain.push(next);
	}
	return chain;
}
