type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of a value, never the value: `number`, `text`, `time`, `null`, `list of text`, `{id number, name text}`. */
export function getForm(value: unknown, depth = 2): string {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) {
		return value.length === 0 ? 'empty list' : `list of ${getForm(value[0], depth)}`;
	}
	if (isObject(value)) {
		const keys = Object.keys(value);
		if (depth === 0) return 'object';
		return `{${keys.map((key) => `${key} ${getForm(value[key], depth - 1)}`).join(', ')}}`;
	}
	if (typeof value === 'string') {
		return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? 'time' : 'text';
	}
	return typeof value;
}

/** Where a list and its count of pages stand; undefined when the answer is no list. */
export function listForm(body: unknown): string | undefined {
	if (Array.isArray(body)) return 'a bare list';
	if (!isObject(body)) return undefined;
	const { data } = body;
	if (isObject(data) && Array.isArray(data.data)) return 'a paginator in "data"';
	if (!Array.isArray(data)) return undefined;
	if (isObject(body.pagination)) return '"pagination" beside "data"';
	if (isObject(body.meta)) return '"meta" beside "data"';
	if ('last_page' in body || 'next_page_url' in body) return 'a flat paginator';
	return 'the whole list in "data"';
}

/** The records of a list, wherever they stand. */
export function getRecords(body: unknown): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	if (!isObject(body)) return undefined;
	const { data } = body;
	if (Array.isArray(data)) return data;
	return isObject(data) && Array.isArray(data.data) ? data.data : undefined;
}

/** What an answer looked like, in lines without a value in them. */
export function describeAnswer(body: unknown): string[] {
	if (body === undefined) return ['not JSON'];
	const list = listForm(body);
	if (!list) return [`answer: ${getForm(body, 3)}`];
	const records = getRecords(body) ?? [];
	const { data: _data, ...around } = isObject(body) ? body : {};
	return [
		`list: ${list}, ${records.length} on the first page`,
		...(Object.keys(around).length > 0 ? [`around it: ${getForm(around, 2)}`] : []),
		...(records.length > 0 ? [`record: ${getForm(records[0], 2)}`] : []),
	];
}
