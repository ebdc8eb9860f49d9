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

/** Returns `{success, message}` with the English text and all other fields of a response without data. A bare text, number or boolean becomes `value`. */
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

/** n8n's items can hold objects only. */
function toRecords(list: unknown[]): IDataObject[] {
	return list.map((entry) => (isObject(entry) ? entry : { value: entry as IDataObject[string] }));
}

/** Returns the records of a successful response, without the fields that the API wraps around them. */
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
		// A session's health is a sibling of its data.
		const health = isObject(body.health) ? { health: body.health } : {};
		return { records: [{ ...data, ...health }] };
	}
	const isRecord = !('success' in body) && !('data' in body) && 'id' in body;
	return { records: [isRecord ? body : toStatusRecord(body)] };
}

/** Parses the response to an action, which has at least one record: PHP writes "no data" as an empty list. */
export function parseActionResponse(body: ResponseBody): ParsedResponse {
	const response = parseResponse(body);
	if (response.records.length > 0) return response;
	return { records: [toStatusRecord(Array.isArray(body) ? {} : body)] };
}
