import { enableArrowKeys } from './arrowKeys.js';

function isSameItem(previous, item) {
	return (
		previous === item ||
		(previous !== undefined && JSON.stringify(previous) === JSON.stringify(item))
	);
}

/**
 * Returns a function that updates a list's elements to match its items. It changes only the elements whose
 * item changed, so that focus, scroll positions and playing videos survive.
 *
 * `getKey(item)` identifies an item. `createNode(item)` creates its element once. `updateNode(node, item,
 * previous)` fills it whenever the item changed; `previous` is undefined the first time. The arrow keys move
 * between the elements that the selector `focusable` matches.
 */
export function createKeyedList(container, { getKey, createNode, updateNode, focusable }) {
	const entries = new Map();
	const refreshTabStop = focusable && enableArrowKeys(container, focusable);
	return (items) => {
		const removedKeys = new Set(entries.keys());
		let next = container.firstElementChild;
		for (const item of items) {
			const key = String(getKey(item));
			removedKeys.delete(key);
			let entry = entries.get(key);
			if (!entry) entries.set(key, (entry = { node: createNode(item), item: undefined }));
			if (!isSameItem(entry.item, item)) updateNode(entry.node, item, entry.item);
			entry.item = item;
			if (entry.node === next) next = next.nextElementSibling;
			else container.insertBefore(entry.node, next);
		}
		for (const key of removedKeys) {
			entries.get(key).node.remove();
			entries.delete(key);
		}
		refreshTabStop?.();
	};
}
