const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/**
 * Makes a list a single Tab stop, with the arrow keys, Home and End moving inside it (a "roving tabindex").
 * Returns a function to call after each change of the list: it keeps exactly one element reachable, the
 * focused or the current one.
 */
export function enableArrowKeys(container, selector) {
	const getNodes = () => [...container.querySelectorAll(selector)];

	const setTabStop = (tabStop) => {
		for (const node of getNodes()) node.tabIndex = node === tabStop ? 0 : -1;
	};

	container.addEventListener('focusin', ({ target }) => {
		if (target.matches(selector)) setTabStop(target);
	});

	container.addEventListener('keydown', (event) => {
		const nodes = getNodes();
		const from = nodes.indexOf(event.target);
		if (from < 0) return;
		let to = from + (STEPS[event.key] ?? 0);
		if (event.key === 'Home') to = 0;
		if (event.key === 'End') to = nodes.length - 1;
		if (to === from) return;
		event.preventDefault();
		nodes[Math.min(Math.max(to, 0), nodes.length - 1)].focus();
	});

	return () => {
		const nodes = getNodes();
		if (nodes.length === 0) return;
		const focused = nodes.find((node) => node === document.activeElement);
		const current = nodes.find((node) => node.getAttribute('aria-current') === 'true');
		const reachable = nodes.find((node) => node.tabIndex === 0);
		setTabStop(focused ?? current ?? reachable ?? nodes[0]);
	};
}
