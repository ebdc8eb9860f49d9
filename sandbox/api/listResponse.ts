import type { ApiRequest } from './requestHandler';

interface Page {
	rows: object[];
	current_page: number;
	last_page: number;
	per_page: number;
	total: number;
}

/** Laravel's default. */
const PER_PAGE = 15;

function getPage(all: object[], query: ApiRequest['query']): Page {
	const per_page = Number(query.per_page ?? PER_PAGE);
	const current_page = Number(query.page ?? 1);
	const rows = all.slice((current_page - 1) * per_page, current_page * per_page);
	const last_page = Math.max(1, Math.ceil(all.length / per_page));
	return { rows, current_page, last_page, per_page, total: all.length };
}

function getPageInfo({ rows: _, ...page }: Page) {
	return page;
}

/** Returns the URL of another page with the same query. */
function createPageUrl(path: string, query: ApiRequest['query'], page: number): string {
	const search = new URLSearchParams();
	for (const [key, value] of Object.entries({ ...query, page })) search.set(key, String(value));
	return `${path}?${search.toString()}`;
}

function createPageLinks(page: Page, path: string, query: ApiRequest['query']) {
	const { current_page, last_page } = page;
	return {
		first: createPageUrl(path, query, 1),
		last: createPageUrl(path, query, last_page),
		prev: current_page > 1 ? createPageUrl(path, query, current_page - 1) : null,
		next: current_page < last_page ? createPageUrl(path, query, current_page + 1) : null,
	};
}

function createLaravelPaginator(page: Page, path: string, query: ApiRequest['query']) {
	const { first, last, prev, next } = createPageLinks(page, path, query);
	return {
		data: page.rows,
		...getPageInfo(page),
		path,
		first_page_url: first,
		last_page_url: last,
		prev_page_url: prev,
		next_page_url: next,
	};
}

/** Creates a page as Laravel's cursor paginator does. The cursor is opaque to clients: here the number of the page in base64. */
function createCursorPage(all: object[], { cursor, ...query }: ApiRequest['query'], path: string) {
	const number = cursor === undefined ? 1 : Buffer.from(String(cursor), 'base64url').toString();
	const page = getPage(all, { ...query, page: number });
	const toCursor = (to: number) =>
		to < 1 || to > page.last_page ? null : Buffer.from(String(to)).toString('base64url');
	const next_cursor = toCursor(page.current_page + 1);
	const prev_cursor = toCursor(page.current_page - 1);
	return {
		success: true,
		data: page.rows,
		path,
		per_page: page.per_page,
		next_cursor,
		prev_cursor,
	};
}

/** Creates a page in the format of the message history, the only one observed live. */
export function createHistoryResponse(all: object[], query: ApiRequest['query']): object {
	const page = getPage(all, query);
	return { success: true, data: page.rows, pagination: getPageInfo(page) };
}

/** Creates a page in the dialect's format. */
export function createListResponse({ query, settings, url }: ApiRequest, all: object[]): object {
	const format = settings.dialect.lists;
	if (format === 'whole') return { success: true, data: all };
	if (format === 'pagination') return createHistoryResponse(all, query);
	if (format === 'cursor') return createCursorPage(all, query, url);
	const page = getPage(all, query);
	if (format === 'meta') {
		const meta = { ...getPageInfo(page), path: url };
		return { success: true, data: page.rows, links: createPageLinks(page, url, query), meta };
	}
	const paginator = createLaravelPaginator(page, url, query);
	return format === 'flat' ? { success: true, ...paginator } : { success: true, data: paginator };
}
