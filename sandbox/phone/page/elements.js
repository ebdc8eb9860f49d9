/**
 * Creates an element. Strings become text nodes and are never parsed as markup. `props` are attributes:
 * `true` sets an empty one; `false`, null and undefined omit it. `on` holds event listeners, `data` the
 * dataset.
 */
export function createElement(tag, props = {}, ...children) {
	const node = document.createElement(tag);
	const { on = {}, data = {}, ...attributes } = props;
	for (const [name, value] of Object.entries(attributes)) {
		if (value === false || value === null || value === undefined) continue;
		node.setAttribute(name, value === true ? '' : value);
	}
	for (const [name, listener] of Object.entries(on)) node.addEventListener(name, listener);
	Object.assign(node.dataset, data);
	setChildren(node, ...children);
	return node;
}

/** Replaces the children of a node. Flattens nested lists; omits false, null and undefined. */
export function setChildren(node, ...children) {
	const present = children.flat(2).filter((child) => child !== false && child != null);
	node.replaceChildren(...present);
}

/** Creates an element for text from a user. `dir` isolates it, so that its direction affects no other text. */
export function createUserText(tag, className, text) {
	return createElement(tag, { class: className, dir: 'auto' }, text);
}

/** Marks a link as the current one in its list. `value` is a value of `aria-current`. */
export function setCurrent(link, isCurrent, value = 'true') {
	if (isCurrent) link.setAttribute('aria-current', value);
	else link.removeAttribute('aria-current');
}

export function getById(id) {
	return document.getElementById(id);
}
