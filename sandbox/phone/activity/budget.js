import { onStoreChange, store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { createElement, getById, setChildren } from '../page/elements.js';
import { formatDuration } from '../page/format.js';
import { createKeyedList } from '../page/keyedList.js';

const REFRESH_MS = 500;
const LOW_RATIO = 0.2;

/** Stands in a sentence for the number that is shown in bold. */
const SEPARATOR = '\u0000';

/** Returns a rate limit window at the current time, because the API only reports it with its responses. */
function getCurrentWindow({ window: name, limit, remaining, resets_in }) {
	const realSeconds = (performance.now() - store.budgetReceivedAt) / 1000;
	const resetsIn = resets_in - realSeconds * (store.settings?.clock ?? 1);
	if (resetsIn > 0) return { name, limit, remaining, resetsIn };
	return { name, limit, remaining: limit, resetsIn: 0 };
}

function getLevel({ remaining, limit }) {
	if (remaining === 0) return 'none';
	return remaining <= limit * LOW_RATIO ? 'low' : 'fine';
}

function getResetText({ remaining, resetsIn }) {
	const time = formatDuration(resetsIn);
	if (remaining === 0) return translate('Returns 429 for {time}', { time });
	return resetsIn > 0 ? translate('Resets in {time}', { time }) : translate('None used');
}

function createMeter() {
	const attributes = { class: 'bar', role: 'meter', 'aria-valuemin': '0' };
	return createElement(
		'div',
		{ class: 'meter' },
		createElement('p', { class: 'meter-text' }),
		createElement('div', attributes, createElement('span')),
		createElement('p', { class: 'facts' }),
	);
}

function updateMeter(node, currentWindow) {
	const { name, limit, remaining } = currentWindow;
	const isMinute = name === 'minute';
	const sentence = isMinute
		? '{remaining} of {limit} per minute'
		: '{remaining} of {limit} per hour';
	const [before, after] = translate(sentence, { limit, remaining: SEPARATOR }).split(SEPARATOR);
	const [text, bar, reset] = node.children;
	node.dataset.level = getLevel(currentWindow);
	node.dataset.testid = `budget-${name}`;
	node.dataset.remaining = remaining;
	setChildren(text, before, createElement('strong', {}, String(remaining)), after);
	bar.setAttribute(
		'aria-label',
		translate(isMinute ? 'Remaining requests this minute' : 'Remaining requests this hour'),
	);
	bar.setAttribute('aria-valuemax', limit);
	bar.setAttribute('aria-valuenow', remaining);
	bar.firstElementChild.style.width = `${limit > 0 ? (remaining / limit) * 100 : 0}%`;
	setChildren(reset, getResetText(currentWindow));
}

/** Starts the meters that show how many requests the token may still send. */
export function startBudget() {
	const meters = createElement('div', { class: 'meters' });
	const noLimits = createElement(
		'p',
		{ class: 'empty-line' },
		translate('Rate limits are off. To turn them on, start the sandbox without --no-limits.'),
	);
	setChildren(getById('budget'), meters, noLimits);
	const updateMeters = createKeyedList(meters, {
		getKey: ({ name }) => name,
		createNode: createMeter,
		updateNode: updateMeter,
	});
	const update = () => {
		noLimits.hidden = store.settings === null || store.budget !== null;
		updateMeters((store.budget ?? []).map(getCurrentWindow));
	};
	onStoreChange(update);
	setInterval(update, REFRESH_MS);
}
