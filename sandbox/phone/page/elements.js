/**
 * Makes an element. Texts become text nodes: nothing that anybody wrote is ever read as markup.
 * `props` are attributes; `true` sets an empty one, `false`, null and undefined leave it out. `on` holds
 * listeners, `data` the dataset.
 */
export function el(tag, props = {}, ...children) {
	const node = document.createElement(tag);
	const { on = {}, data = {}, ...attributes } = props;
	for (const [name, value] of Object.entries(attributes)) {
		if (value === false || value === null || value === undefined) continue;
		node.setAttribute(name, value === true ? '' : value);
	}
	for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener);
	Object.assign(node.dataset, data);
	fill(node, ...children);
	return node;
}

/** Replaces what is in the node. Nested lists are flattened; false, null and undefined are left out. */
export function fill(node, ...children) {
	const kept = children.flat(2).filter((child) => child !== false && child != null);
	node.replaceChildren(...kept);
}

/** Something a person wrote: its own direction, so that it cannot turn what stands around it. */
export function written(tag, className, text) {
	return el(tag, { class: className, dir: 'auto' }, text);
}

export function byId(id) {
	return document.getElementById(id);
}
