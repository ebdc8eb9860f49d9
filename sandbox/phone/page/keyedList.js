/**
 * Keeps a list's elements in step with its items, touching only what changed: focus, scroll positions and
 * playing videos survive.
 *
 * `key(item)` names an item, `make(item)` makes its empty element once, `show(node, item, before)` fills it
 * whenever the item is another one (`before` is undefined the first time).
 */
export function keyedList(container, { key, make, show }) {
	const kept = new Map();
	return (items) => {
		const gone = new Set(kept.keys());
		let place = container.firstElementChild;
		for (const item of items) {
			const name = String(key(item));
			gone.delete(name);
			let entry = kept.get(name);
			if (!entry) kept.set(name, (entry = { node: make(item), item: undefined }));
			if (!same(entry.item, item)) show(entry.node, item, entry.item);
			entry.item = item;
			if (entry.node === place) place = place.nextElementSibling;
			else container.insertBefore(entry.node, place);
		}
		for (const name of gone) {
			kept.get(name).node.remove();
			kept.delete(name);
		}
	};
}

function same(before, item) {
	return (
		before === item || (before !== undefined && JSON.stringify(before) === JSON.stringify(item))
	);
}
