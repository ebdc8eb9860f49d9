import type { IDataObject } from 'n8n-workflow';

/** `data[message][text]` and `events[0][event]`, as forms write nested fields. */
const FORM_KEY = /^([\w-]{1,64})((?:\[[\w-]{0,64}\]){1,8})$/;

type Tree = Map<string, Tree | unknown>;

/** Returns the nested fields as objects, and as lists where the keys are 0, 1, 2 and so on. */
function toValue(value: Tree | unknown): unknown {
	if (!(value instanceof Map)) return value;
	const entries = [...value].map(([key, inner]) => [key, toValue(inner)] as const);
	return entries.every(([key], index) => key === String(index))
		? entries.map(([, inner]) => inner)
		: Object.fromEntries(entries);
}

/** Returns a body with flat form keys as the nested body that they describe. Any other body stays the same. */
export function parseFormKeys(body: IDataObject): IDataObject {
	const keys = Object.keys(body);
	if (!keys.some((key) => key.endsWith(']') && FORM_KEY.test(key))) return body;
	const root: Tree = new Map();
	for (const key of keys) {
		const [, first = key, rest = ''] = FORM_KEY.exec(key) ?? [];
		const path = [first, ...(rest === '' ? [] : rest.slice(1, -1).split(']['))];
		let tree = root;
		for (const part of path.slice(0, -1)) {
			const next = tree.get(part);
			const inner: Tree = next instanceof Map ? next : new Map();
			tree.set(part, inner);
			tree = inner;
		}
		// `list[]` adds an entry.
		const last = path[path.length - 1];
		tree.set(last === '' ? String(tree.size) : last, body[key]);
	}
	return Object.fromEntries([...root].map(([key, value]) => [key, toValue(value)])) as IDataObject;
}
