import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../utils/isObject';

/** Where a field may stand: one object after the other. */
export type Sources = ReadonlyArray<IDataObject | undefined>;

export function toObject(value: unknown): IDataObject | undefined {
	return isObject(value) ? value : undefined;
}

/** The first of the named fields that holds something, looked up in one place after the other. */
export function firstValue(places: Sources, ...fields: string[]): unknown {
	for (const place of places) {
		for (const field of fields) {
			const value = place && Object.hasOwn(place, field) ? place[field] : undefined;
			if (value !== undefined && value !== null && value !== '') return value;
		}
	}
	return undefined;
}

/** A text or a number as it is; null for everything else. */
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

/** `2026-01-02 03:04:05` names no zone: taken for UTC, as servers write it, not for the zone of this n8n. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** Below this a number is taken for seconds: the year 5138. */
const MAX_SECONDS = 1e11;

/** Seconds, milliseconds or a date's text, as ISO 8601; null when it is none of these. */
export function toIsoTime(value: unknown): string | null {
	const text = toText(value)?.trim();
	if (!text) return null;
	const number = Number(text);
	const stated = WITHOUT_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text;
	const time = new Date(
		Number.isNaN(number) ? stated : number < MAX_SECONDS ? number * 1000 : number,
	);
	return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** The digits before `@c.us` or `@s.whatsapp.net`, or bare digits. A LID (`@lid`) and a group hold no phone number. */
export function extractPhone(id: string | null): string | null {
	return /^\+?(\d+)(?::\d+)?(?:@c\.us|@s\.whatsapp\.net)?$/.exec(id ?? '')?.[1] ?? null;
}
