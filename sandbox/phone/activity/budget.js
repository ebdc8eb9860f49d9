import { onChange, store } from '../data/store.js';
import { byId, el, fill } from '../page/elements.js';
import { keyedList } from '../page/keyedList.js';
import { spanOf } from '../page/times.js';

const REFRESH_MS = 500;
const LOW = 0.2;

/** A window as it stands now: between two answers only its end comes nearer. */
function asOfNow({ window: name, limit, remaining, resets_in }) {
	const passed = ((performance.now() - store.budgetAt) / 1000) * (store.settings?.clock ?? 1);
	const left = resets_in - passed;
	return left > 0 ? { name, limit, remaining, left } : { name, limit, remaining: limit, left: 0 };
}

function levelOf({ remaining, limit }) {
	if (remaining === 0) return 'none';
	return remaining <= limit * LOW ? 'low' : 'fine';
}

function endText({ remaining, left }) {
	if (remaining === 0) return `Answers 429 for ${spanOf(left)}`;
	return left > 0 ? `New window in ${spanOf(left)}` : 'Nothing used';
}

function makeMeter() {
	const bar = el('div', { class: 'bar', role: 'meter', 'aria-valuemin': '0' }, el('span'));
	return el(
		'div',
		{ class: 'meter' },
		el('p', { class: 'meter-words' }),
		bar,
		el('p', { class: 'facts' }),
	);
}

function showMeter(node, now) {
	const [words, bar, end] = node.children;
	node.dataset.level = levelOf(now);
	node.dataset.testid = `budget-${now.name}`;
	node.dataset.remaining = now.remaining;
	fill(
		words,
		el('strong', {}, String(now.remaining)),
		` of ${now.limit} ${now.name === 'hour' ? 'an' : 'a'} ${now.name}`,
	);
	bar.setAttribute('aria-label', `Requests left this ${now.name}`);
	bar.setAttribute('aria-valuemax', now.limit);
	bar.setAttribute('aria-valuenow', now.remaining);
	bar.firstElementChild.style.width = `${now.limit > 0 ? (now.remaining / now.limit) * 100 : 0}%`;
	fill(end, endText(now));
}

/** How many requests the token may still make. */
export function startBudget() {
	const meters = el('div', { class: 'meters' });
	const none = el(
		'p',
		{ class: 'empty-line' },
		'No limits. Start the sandbox without --no-limits to have them.',
	);
	fill(byId('budget'), meters, none);
	const show = keyedList(meters, { key: ({ name }) => name, make: makeMeter, show: showMeter });
	const render = () => {
		none.hidden = store.settings === null || store.budget !== null;
		show((store.budget ?? []).map(asOfNow));
	};
	onChange(render);
	setInterval(render, REFRESH_MS);
}
