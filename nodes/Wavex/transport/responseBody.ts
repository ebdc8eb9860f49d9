import type { IDataObject } from 'n8n-workflow';

import type { ResponseBody } from './sendRequest';
import { isObject } from '../utils/isObject';

/** The records of a response, and the query of the next page if there is one. */
export interface ParsedResponse {
	/** The records of a list, or the one record of any other response. */
	records: IDataObject[];
	/** `{page}` or `{cursor}`, as the API expects it. */
	nextPage?: IDataObject;
}

type NextPage = ParsedResponse['nextPage'];

function toNextPage(page: unknown, cursor: unknown): NextPage {
	if (typeof cursor === 'number' || (typeof cursor === 'string' && cursor !== ''))
		return { cursor };
	return Number(page) > 0 ? { page: Number(page) } : undefined;
}

/** Returns the next page that a link names. The link itself is never followed: that could send the token to another host. */
function getPageFromLink(link: unknown): NextPage {
	if (typeof link !== 'string') return undefined;
	const query = new URLSearchParams(link.slice(link.indexOf('?') + 1).split('#')[0]);
	return toNextPage(query.get('page'), query.get('cursor'));
}

/**
 * Returns the next page in any form that a list can have: a cursor or page numbers in `pagination`, `meta` or beside `data`,
 * the links of a Laravel resource or paginator, or none of these when the list is complete.
 */
function getNextPage(list: IDataObject): NextPage {
	const holders = [list.pagination, list.meta, list.paging, list].filter(isObject);
	for (const { next_cursor: snake, nextCursor: camel, cursor, cursors } of holders) {
		const inner = [cursor, cursors].find(isObject) ?? {};
		const next = toNextPage(undefined, snake ?? camel ?? inner.next ?? inner.after);
		if (next !== undefined) return next;
	}
	const links = isObject(list.links) ? list.links : {};
	const next = getPageFromLink(list.next_page_url) ?? getPageFromLink(links.next);
	if (next !== undefined) return next;
	const { current_page: current, last_page: last } =
		holders.find(({ last_page: value }) => value !== undefined) ?? {};
	return Number(current) < Number(last) ? { page: Number(current) + 1 } : undefined;
}

function isPrimitive(data: unknown): data is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof data) && data !== '';
}

const WRAPPER_KEYS = new Set(['success', 'message', 'message_en', 'data']);

/** Returns what stands beside the data, such as a session's `health` or a group's `contacts`. */
function getSiblings(body: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(body).filter(([key]) => !WRAPPER_KEYS.has(key)));
}

/** Returns the text of a response, in English if there is one. */
export function getResponseMessage(body: ResponseBody): unknown {
	return Array.isArray(body) ? undefined : (body.message_en ?? body.message);
}

/** Returns `{success, message}` with the English text and all other fields of a response without data. A bare text, number or boolean becomes `value`. */
function toStatusRecord(body: IDataObject): IDataObject {
	const message = getResponseMessage(body);
	const { data } = body;
	return {
		success: true,
		...(message === undefined ? {} : { message: message as IDataObject[string] }),
		...(isPrimitive(data) ? { value: data } : {}),
		...getSiblings(body),
	};
}

/** n8n's items can hold objects only. */
function toRecords(list: unknown[]): IDataObject[] {
	return list.map((entry) => (isObject(entry) ? entry : { value: entry as IDataObject[string] }));
}

/** Keys beside a list that say which part of it this is. */
const PAGINATION_KEY =
	/^(?:pagination|paging|meta|links|path|total|count|from|to|has_?more|\w*cursors?|\w+_page|\w+_page_url)$/i;

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
	const inside = data === undefined ? unwrap(getSiblings(body), hasLists) : content;
	// A paginator in an object with its name.
	if (hasLists && isObject(inside) && toList(inside.data)) return parseBody(inside, hasLists);
	const list = toList(inside);
	if (list) {
		const inner = isObject(data) ? getNextPage(data) : undefined;
		return { records: toRecords(list), nextPage: inner ?? getNextPage(body) };
	}
	if (isObject(content) && Object.keys(content).length > 0) {
		return { records: [{ ...content, ...getSiblings({ ...body, ...content }) }] };
	}
	const isRecord = !('success' in body) && !('data' in body) && 'id' in body;
	return { records: [isRecord ? body : toStatusRecord(body)] };
}

/** Returns the records of a successful response, without the fields that the API wraps around them. */
export function parseResponse(body: ResponseBody): ParsedResponse {
	return parseBody(body, true);
}

/** Parses the response to an action, which has at least one record: PHP writes "no data" as an empty list. */
export function parseActionResponse(body: ResponseBody): Pick<ParsedResponse, 'records'> {
	const { records } = parseBody(body, false);
	return {
		records: records.length > 0 ? records : [toStatusRecord(Array.isArray(body) ? {} : body)],
	};
}
