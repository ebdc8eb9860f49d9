const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * Makes a list one stop of the Tab key; the arrow keys, Home and End move inside it. Call the answer after
 * the list has changed: it keeps exactly one of the elements reachable, the one in use or the current one.
 */
export function arrowKeys(container, selector) {
	const all = () => [...container.querySelectorAll(selector)];

	const reach = (chosen) => {
		for (const node of all()) node.tabIndex = node === chosen ? 0 : -1;
	};

	container.addEventListener('focusin', ({ target }) => {
		if (target.matches(selector)) reach(target);
	});

	container.addEventListener('keydown', (event) => {
		const nodes = all();
		const at = nodes.indexOf(event.target);
		if (at < 0) return;
		let to = at + (STEPS[event.key] ?? 0);
		if (event.key === 'Home') to = 0;
		if (event.key === 'End') to = nodes.length - 1;
		if (to === at) return;
		event.preventDefault();
		nodes[Math.min(Math.max(to, 0), nodes.length - 1)].focus();
	});

	return () => {
		const nodes = all();
		if (nodes.length === 0) return;
		const inUse = nodes.find((node) => node === document.activeElement);
		const current = nodes.find((node) => node.getAttribute('aria-current') === 'true');
		const reachable = nodes.find((node) => node.tabIndex === 0);
		reach(inUse ?? current ?? reachable ?? nodes[0]);
	};
}
