import type { Call } from './apiRequest';

interface Page {
	rows: object[];
	current_page: number;
	last_page: number;
	per_page: number;
	total: number;
}

/** Laravel's own default where a list names none. */
const PER_PAGE = 15;

function pageOf(all: object[], query: Call['query']): Page {
	const per_page = Number(query.per_page ?? PER_PAGE);
	const current_page = Number(query.page ?? 1);
	const rows = all.slice((current_page - 1) * per_page, current_page * per_page);
	const last_page = Math.max(1, Math.ceil(all.length / per_page));
	return { rows, current_page, last_page, per_page, total: all.length };
}

function numbers({ rows: _, ...page }: Page) {
	return page;
}

/** Of the list's own query, with another page. */
function link(path: string, query: Call['query'], page: number): string {
	const search = new URLSearchParams();
	for (const [key, value] of Object.entries({ ...query, page })) search.set(key, String(value));
	return `${path}?${search.toString()}`;
}

function links(page: Page, path: string, query: Call['query']) {
	const { current_page, last_page } = page;
	return {
		first: link(path, query, 1),
		last: link(path, query, last_page),
		prev: current_page > 1 ? link(path, query, current_page - 1) : null,
		next: current_page < last_page ? link(path, query, current_page + 1) : null,
	};
}

function laravelPaginator(page: Page, path: string, query: Call['query']) {
	const { first, last, prev, next } = links(page, path, query);
	return {
		data: page.rows,
		...numbers(page),
		path,
		first_page_url: first,
		last_page_url: last,
		prev_page_url: prev,
		next_page_url: next,
	};
}

/** The message history's form, the one that was seen. */
export function history(all: object[], query: Call['query']): object {
	const page = pageOf(all, query);
	return { success: true, data: page.rows, pagination: numbers(page) };
}

/** A list in the dialect's form. */
export function list({ query, settings, url }: Call, all: object[]): object {
	const form = settings.dialect.lists;
	if (form === 'whole') return { success: true, data: all };
	if (form === 'pagination') return history(all, query);
	const page = pageOf(all, query);
	if (form === 'meta') {
		const meta = { ...numbers(page), path: url };
		return { success: true, data: page.rows, links: links(page, url, query), meta };
	}
	const paginator = laravelPaginator(page, url, query);
	return form === 'flat' ? { success: true, ...paginator } : { success: true, data: paginator };
}
