import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { isObject } from '../utils/isObject';

/** The objects in which a field is looked up, in this order. */
export type Sources = ReadonlyArray<IDataObject | undefined>;

/** Where a field may stand: a list of paths, the keys of which are normalized. */
export type Fields = readonly string[][];

/** Longer keys are no field of ours. */
const MAX_KEY_LENGTH = 64;

/** Returns the form in which `fromMe`, `from_me` and `From-Me` are equal. `_data` and `data` differ. */
export function normalizeKey(key: string): string {
	return key.replace(/(?!^)[_-]/g, '').toLowerCase();
}

const parsedFields = new Map<string, Fields>();

/** Returns the paths that a text names: `from sender key.remoteJid`. A key matches in any of its spellings. */
export function fields(text: string): Fields {
	const known = parsedFields.get(text);
	if (known) return known;
	const parsed = text.split(' ').map((path) => path.split('.').map(normalizeKey));
	parsedFields.set(text, parsed);
	return parsed;
}

export function toObject(value: unknown): IDataObject | undefined {
	return isObject(value) ? value : undefined;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

export function isDefined<T>(value: T | null | undefined): value is T {
	return value !== undefined && value !== null;
}

const indexes = new WeakMap<object, Map<string, unknown>>();

/** Returns the object's own non-empty values by their normalized keys. */
function getIndex(object: IDataObject): Map<string, unknown> {
	let index = indexes.get(object);
	if (index) return index;
	index = new Map();
	for (const [key, value] of Object.entries(object)) {
		if (isEmpty(value) || key.length > MAX_KEY_LENGTH) continue;
		const name = normalizeKey(key);
		if (!index.has(name)) index.set(name, value);
	}
	indexes.set(object, index);
	return index;
}

/** Removes a field, also from what lookups remember of the object. */
export function removeField(object: IDataObject, key: string): void {
	delete object[key];
	indexes.delete(object);
}

function getPath(source: IDataObject | undefined, path: string[]): unknown {
	let value: unknown = source;
	for (const key of path) {
		// Of a list, such as `attachments`, the first entry counts.
		const object = toObject(Array.isArray(value) ? value[0] : value);
		value = object && getIndex(object).get(key);
	}
	return value;
}

/** Returns the first value that can be read, searching one source after the other, and in each the fields in their order. */
export function findValue<T>(
	sources: Sources,
	paths: Fields,
	read: (value: unknown) => T | null | undefined,
): T | null {
	for (const source of sources) {
		for (const path of paths) {
			const value = getPath(source, path);
			const result = isEmpty(value) ? undefined : read(value);
			if (!isEmpty(result)) return result as T;
		}
	}
	return null;
}

/** Returns a text or a number unchanged, and null for anything else. */
export function toScalar(value: unknown): string | number | null {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export function toText(value: unknown): string | null {
	const scalar = toScalar(value);
	return scalar === null ? null : String(scalar);
}

/** Returns a MIME type; `media_type` may also be a kind, such as `image`. */
export function toMimeType(value: unknown): string | null {
	const text = toText(value);
	return text !== null && /^[\w.+-]+\/./.test(text) ? text : null;
}

/** Without its path, which could make a later node write outside its folder. */
export function toFileName(value: unknown): string | null {
	return toText(value)?.split(/[\\/]/).pop()?.trim() || null;
}

/** Returns whether a flag is set; null for what is no flag. */
export function toFlag(value: unknown): boolean | null {
	const text = typeof value === 'boolean' ? String(value) : toText(value)?.toLowerCase();
	if (text === 'true' || text === '1') return true;
	return text === 'false' || text === '0' ? false : null;
}

export function isTruthyFlag(value: unknown): boolean {
	return toFlag(value) === true;
}

/** Returns the object or list that a text of JSON contains, and any other value unchanged. */
export function parseJsonText(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value.slice(0, 100))) return value;
	const parsed: unknown = jsonParse(value, { fallbackValue: value });
	return typeof parsed === 'object' && parsed !== null ? parsed : value;
}

/** `2026-01-02 03:04:05` has no time zone. It is read as UTC, which servers write, not as the zone of this n8n. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** Seconds since the epoch from 1973 to 5138; smaller numbers are no time, larger ones milliseconds and microseconds. */
const MIN_SECONDS = 1e8;
const MAX_SECONDS = 1e11;
const MAX_MILLISECONDS = 1e14;

function toMilliseconds(number: number): number {
	if (number < MAX_SECONDS) return number * 1000;
	return number < MAX_MILLISECONDS ? number : number / 1000;
}

/** Converts seconds, milliseconds, microseconds or a date text to ISO 8601; null for anything else. */
export function toIsoTime(value: unknown): string | null {
	// WhatsApp's libraries write a 64-bit number as an object of two halves.
	const text = toText(toObject(value)?.low ?? value)?.trim();
	if (!text || text.length > MAX_KEY_LENGTH) return null;
	const number = Number(text);
	if (number < MIN_SECONDS || !/\d{4}/.test(text)) return null;
	const zoned = WITHOUT_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text;
	const time = new Date(Number.isNaN(number) ? zoned : toMilliseconds(number));
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/**
 * Returns the digits before `@c.us` or `@s.whatsapp.net`, or of a number alone, in any way of writing. A LID (`@lid`, or 16 and
 * more bare digits), a group and the id of a record contain no phone number.
 */
export function extractPhone(id: string | null): string | null {
	const text = (id ?? '').slice(0, MAX_KEY_LENGTH).replace(/^whatsapp:|[\s()+.-]/g, '');
	return /^(\d{5,15})(?::\d{1,4})?(?:@(?:cus|swhatsappnet))?$/.exec(text)?.[1] ?? null;
}
