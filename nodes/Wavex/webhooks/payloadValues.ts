import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../utils/isObject';

/** The objects in which a field is looked up, in this order. */
export type Sources = ReadonlyArray<IDataObject | undefined>;

export function toObject(value: unknown): IDataObject | undefined {
	return isObject(value) ? value : undefined;
}

/** Returns the first non-empty value of the named fields, searching one source after the other. */
export function firstValue(sources: Sources, ...fields: string[]): unknown {
	for (const source of sources) {
		for (const field of fields) {
			const value = source && Object.hasOwn(source, field) ? source[field] : undefined;
			if (value !== undefined && value !== null && value !== '') return value;
		}
	}
	return undefined;
}

/** Returns a text or a number unchanged, and null for anything else. */
export function toScalar(value: unknown): string | number | null {
	return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export function toText(value: unknown): string | null {
	const scalar = toScalar(value);
	return scalar === null ? null : String(scalar);
}

export function isTruthyFlag(value: unknown): boolean {
	return value === true || value === 1 || value === '1' || value === 'true';
}

/** `2026-01-02 03:04:05` has no time zone. It is read as UTC, which servers write, not as the zone of this n8n. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** A smaller number is read as seconds since the epoch; this is the year 5138. */
const MAX_SECONDS = 1e11;

/** Converts seconds, milliseconds or a date text to ISO 8601; null for anything else. */
export function toIsoTime(value: unknown): string | null {
	const text = toText(value)?.trim();
	if (!text) return null;
	const number = Number(text);
	const zoned = WITHOUT_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text;
	const time = new Date(
		Number.isNaN(number) ? zoned : number < MAX_SECONDS ? number * 1000 : number,
	);
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** Returns the digits before `@c.us` or `@s.whatsapp.net`, or plain digits. A LID (`@lid`) and a group contain no phone number. */
export function extractPhone(id: string | null): string | null {
	return /^\+?(\d+)(?::\d+)?(?:@c\.us|@s\.whatsapp\.net)?$/.exec(id ?? '')?.[1] ?? null;
}
