import type { IDataObject } from 'n8n-workflow';

import type { ResponseBody } from './request';
import { isObject } from '../utils/isObject';

/** The content of an answer, and where its next page is, if it says so. */
export interface ParsedResponse {
	/** A list's records, or the one record of any other answer. */
	records: IDataObject[];
	nextPage?: number;
}

/** Only the number is taken out of a link: following the link itself would carry the token wherever it points. */
function getPageFromLink(link: unknown): number | undefined {
	if (typeof link !== 'string') return undefined;
	const page = Number(/[?&]page=(\d+)/.exec(link)?.[1]);
	return page > 0 ? page : undefined;
}

/**
 * Reads the next page's number from any of the forms that a list may come in: `pagination` beside `data`, a Laravel
 * resource's `meta` and `links`, a Laravel paginator laid flat, or nothing at all when the list came whole.
 */
function getNextPage(holder: IDataObject): number | undefined {
	const links = isObject(holder.links) ? holder.links : {};
	const link = getPageFromLink(holder.next_page_url) ?? getPageFromLink(links.next);
	if (link !== undefined) return link;
	const counts = [holder.pagination, holder.meta, holder].find(
		(place): place is IDataObject => isObject(place) && place.last_page !== undefined,
	);
	if (!counts) return undefined;
	const current = Number(counts.current_page);
	return current < Number(counts.last_page) ? current + 1 : undefined;
}

function isPrimitive(data: unknown): data is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof data) && data !== '';
}

const WRAPPER_KEYS = new Set(['success', 'message', 'message_en', 'data']);

/** `{success, message}` with the English text, for an answer without data, and whatever else stands in it. Data that is a bare text, number or truth is its `value`. */
function toStatusRecord(body: IDataObject): IDataObject {
	const message = body.message_en ?? body.message;
	const { data } = body;
	const rest = Object.entries(body).filter(([key]) => !WRAPPER_KEYS.has(key));
	return {
		success: true,
		...(message === undefined ? {} : { message }),
		...(isPrimitive(data) ? { value: data } : {}),
		...Object.fromEntries(rest),
	};
}

/** n8n's items hold objects only. */
function toRecords(list: unknown[]): IDataObject[] {
	return list.map((entry) => (isObject(entry) ? entry : { value: entry as IDataObject[string] }));
}

/**
 * Takes the envelope off an answer of the API.
 *
 * @param body the parsed JSON of a successful answer
 * @returns the records, and the number of the next page if there is one
 */
export function parseResponse(body: ResponseBody): ParsedResponse {
	if (Array.isArray(body)) return { records: toRecords(body) };
	const { data } = body;
	if (Array.isArray(data)) {
		return { records: toRecords(data), nextPage: getNextPage(body) };
	}
	if (isObject(data) && Array.isArray(data.data)) {
		return {
			records: toRecords(data.data),
			nextPage: getNextPage(data) ?? getNextPage(body),
		};
	}
	if (isObject(data) && Object.keys(data).length > 0) {
		// A session's health stands beside its data, not in it.
		const health = isObject(body.health) ? { health: body.health } : {};
		return { records: [{ ...data, ...health }] };
	}
	const isRecord = !('success' in body) && !('data' in body) && 'id' in body;
	return { records: [isRecord ? body : toStatusRecord(body)] };
}

/** The same for the answer to an action, of which one item comes at least: an empty list is how PHP writes "no data". */
export function parseActionResponse(body: ResponseBody): ParsedResponse {
	const content = parseResponse(body);
	if (content.records.length > 0) return content;
	return { records: [toStatusRecord(Array.isArray(body) ? {} : body)] };
}
