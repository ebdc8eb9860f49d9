import type { IDataObject } from 'n8n-workflow';

import { events } from './events';
import { fields, findValue } from './payloadValues';

/** Longer texts name no event. */
const MAX_NAME_LENGTH = 40;

function normalizeName(name: string): string {
	return name.toLowerCase().replace(/[^a-z]/g, '');
}

const names = new Map(events.map(({ value }) => [normalizeName(String(value)), String(value)]));

/** Returns the event that a text names, in any spelling: `message_received`, `MESSAGE:RECEIVED`. */
function toEventName(value: unknown): string | null {
	return typeof value === 'string' && value.length <= MAX_NAME_LENGTH
		? (names.get(normalizeName(value)) ?? null)
		: null;
}

/** The keys that mean nothing else. */
const EVENT_FIELDS = fields(
	'event event_type event_name webhook_event event.name event.type event.event event.event_type',
);
/** Keys that also mean something else. */
const OTHER_FIELDS = fields('type action topic name');

/** What people write; it must not be mistaken for the event. */
const PEOPLES_TEXTS = /text|message$|body|caption|content|name|title|description|subject|quoted/i;

const MAX_LEVELS = 3;

/** More keys or entries than any delivery has at one level. */
const MAX_VALUES = 200;

/** Searches the short texts of one level after the other. */
function searchTexts(body: IDataObject): string | null {
	let level: unknown[] = [body];
	for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
		const next: unknown[] = [];
		for (const object of level) {
			for (const [key, value] of Object.entries(object as object).slice(0, MAX_VALUES)) {
				const found = PEOPLES_TEXTS.test(key) ? null : toEventName(value);
				if (found) return found;
				if (typeof value === 'object' && value !== null) next.push(value);
			}
		}
		level = next.slice(0, MAX_VALUES);
	}
	return null;
}

/** Searches the headers; those that are named after an event or a topic come first. */
function searchHeaders(headers: IDataObject): string | null {
	const isNamed = (name: string) => Number(/event|topic/i.test(name));
	const sorted = Object.keys(headers).sort((a, b) => isNamed(b) - isNamed(a));
	for (const header of sorted) {
		const found = [headers[header]].flat().map(toEventName).find(Boolean);
		if (found) return found;
	}
	return null;
}

/**
 * Returns the event that a delivery names: under an unambiguous key, in a header, or in any short text of the body's first
 * three levels. The eleven names are a closed set, so a text that is one of them is hardly ever anything else.
 *
 * @param chain the body and the objects in it that lead to its content
 */
export function findEventName(chain: IDataObject[], headers: IDataObject): string | null {
	return (
		findValue(chain, EVENT_FIELDS, toEventName) ??
		findValue(chain, OTHER_FIELDS, toEventName) ??
		searchHeaders(headers) ??
		searchTexts(chain[0])
	);
}
