import type { IDataObject } from 'n8n-workflow';

import type { ResponseBody } from './sendRequest';
import { isObject } from '../utils/isObject';

/** The records of a response, and the number of the next page if there is one. */
export interface ParsedResponse {
	/** The records of a list, or the one record of any other response. */
	records: IDataObject[];
	nextPage?: number;
}

/** Returns the page number of a link. The link itself is never followed: that could send the token to another host. */
function getPageFromLink(link: unknown): number | undefined {
	if (typeof link !== 'string') return undefined;
	const page = Number(/[?&]page=(\d+)/.exec(link)?.[1]);
	return page > 0 ? page : undefined;
}

/**
 * Returns the next page's number from any form that a list can have: `pagination` beside `data`, `meta` and `links` of a
 * Laravel resource, a flat Laravel paginator, or none of these when the list is complete.
 */
function getNextPage(holder: IDataObject): number | undefined {
	const links = isObject(holder.links) ? holder.links : {};
	const link = getPageFromLink(holder.next_page_url) ?? getPageFromLink(links.next);
	if (link !== undefined) return link;
	const pagination = [holder.pagination, holder.meta, holder].find(
		(value): value is IDataObject => isObject(value) && value.last_page !== undefined,
	);
	if (!pagination) return undefined;
	const current = Number(pagination.current_page);
	return current < Number(pagination.last_page) ? current + 1 : undefined;
}

function isPrimitive(data: unknown): data is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof data) && data !== '';
}

const WRAPPER_KEYS = new Set(['success', 'message', 'message_en', 'data']);

function omitWrapper(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([key]) => !WRAPPER_KEYS.has(key)));
}

/** Returns `{success, message}` with the English text and all other fields of a response without data. A bare text, number or boolean becomes `value`. */
function toStatusRecord(body: IDataObject): IDataObject {
	const message = body.message_en ?? body.message;
	const { data } = body;
	return {
		success: true,
		...(message === undefined ? {} : { message }),
		...(isPrimitive(data) ? { value: data } : {}),
		...omitWrapper(body),
	};
}

/** n8n's items can hold objects only. */
function toRecords(list: unknown[]): IDataObject[] {
	return list.map((entry) => (isObject(entry) ? entry : { value: entry as IDataObject[string] }));
}

/** Keys beside a list that say which part of it this is. */
const PAGINATION_KEY = /^(?:pagination|meta|links|path|total|count|from|to|\w+_page|\w+_page_url)$/;

/** Returns a list. PHP writes one that has gaps as an object with the keys `0`, `2` and so on. */
function toList(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	const keys = isObject(value) ? Object.keys(value) : [];
	return keys.length > 0 && keys.every((key) => /^\d+$/.test(key))
		? Object.values(value as IDataObject)
		: undefined;
}

/**
 * Returns what is in `{session: {…}}`, or in `{contacts: [{…}], total: 2}`: the one thing that does not say which part this is.
 *
 * @param hasLists whether a list is the content; the response to an action may list what went wrong
 */
function unwrap(data: IDataObject, hasLists: boolean): unknown {
	if (toList(data.data)) return data.data;
	const contents = Object.entries(data).filter(([key]) => !PAGINATION_KEY.test(key));
	const [[key, value] = ['', null]] = contents;
	if (contents.length !== 1 || !/^\w+$/.test(key)) return data;
	if (Array.isArray(value)) return hasLists && value.every(isObject) ? value : data;
	return isObject(value) && Object.keys(data).length === 1 ? value : data;
}

function parseBody(body: ResponseBody, hasLists: boolean): ParsedResponse {
	if (Array.isArray(body)) return { records: toRecords(body) };
	const { data } = body;
	const content = isObject(data) && !toList(data) ? unwrap(data, hasLists) : data;
	const list = toList(data === undefined ? unwrap(omitWrapper(body), hasLists) : content);
	if (list) {
		const inner = isObject(data) ? getNextPage(data) : undefined;
		return { records: toRecords(list), nextPage: inner ?? getNextPage(body) };
	}
	if (isObject(content) && Object.keys(content).length > 0) {
		// A session's health is a sibling of its data.
		const health = isObject(body.health) ? { health: body.health } : {};
		return { records: [{ ...content, ...health }] };
	}
	const isRecord = !('success' in body) && !('data' in body) && 'id' in body;
	return { records: [isRecord ? body : toStatusRecord(body)] };
}

/** Returns the records of a successful response, without the fields that the API wraps around them. */
export function parseResponse(body: ResponseBody): ParsedResponse {
	return parseBody(body, true);
}

/** Parses the response to an action, which has at least one record: PHP writes "no data" as an empty list. */
export function parseActionResponse(body: ResponseBody): ParsedResponse {
	const response = parseBody(body, false);
	if (response.records.length > 0) return response;
	return { records: [toStatusRecord(Array.isArray(body) ? {} : body)] };
}
