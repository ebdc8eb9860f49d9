import type { IDataObject } from 'n8n-workflow';

import type { Body } from './exchange';

/** The content of an answer, and where its next page is, if it says so. */
export interface Content {
	/** A list's records, or the one record of any other answer. */
	records: IDataObject[];
	isList: boolean;
	nextPage?: number;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only the number is taken out of a link: following the link itself would carry the token wherever it points. */
function pageIn(link: unknown): number | undefined {
	if (typeof link !== 'string') return undefined;
	const page = Number(/[?&]page=(\d+)/.exec(link)?.[1]);
	return page > 0 ? page : undefined;
}

/**
 * Reads the next page's number from any of the forms that a list may come in: `pagination` beside `data`, a Laravel
 * resource's `meta` and `links`, a Laravel paginator laid flat, or nothing at all when the list came whole.
 */
function nextPageOf(holder: IDataObject): number | undefined {
	const links = isObject(holder.links) ? holder.links : {};
	const link = pageIn(holder.next_page_url) ?? pageIn(links.next);
	if (link !== undefined) return link;
	const counts = [holder.pagination, holder.meta, holder].find(
		(place): place is IDataObject => isObject(place) && place.last_page !== undefined,
	);
	if (!counts) return undefined;
	const current = Number(counts.current_page);
	return current < Number(counts.last_page) ? current + 1 : undefined;
}

/** `{success, message}` with the English text, for an action that answers without data. */
function outcome(body: IDataObject): IDataObject {
	const message = body.message_en ?? body.message;
	return { success: true, ...(message === undefined ? {} : { message }) };
}

/**
 * Takes the envelope off an answer of the API.
 *
 * @param body the parsed JSON of a successful answer
 * @returns the records, whether they are a list, and the number of the next page if there is one
 */
export function open(body: Body): Content {
	if (Array.isArray(body)) return { records: body, isList: true };
	const { data } = body;
	if (Array.isArray(data)) {
		return { records: data as IDataObject[], isList: true, nextPage: nextPageOf(body) };
	}
	if (!isObject(data) || Object.keys(data).length === 0) {
		return { records: [outcome(body)], isList: false };
	}
	if (Array.isArray(data.data)) {
		return {
			records: data.data as IDataObject[],
			isList: true,
			nextPage: nextPageOf(data) ?? nextPageOf(body),
		};
	}
	// A session's health stands beside its data, not in it.
	const health = isObject(body.health) ? { health: body.health } : {};
	return { records: [{ ...data, ...health }], isList: false };
}
