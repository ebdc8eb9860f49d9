import { callControlApi } from '../data/controlApi.js';
import { onStoreChange, store } from '../data/store.js';
import { openForm } from '../page/dialog.js';
import { createElement, getById, setChildren } from '../page/elements.js';
import { runAction } from '../page/notice.js';

const SPEEDS = [1, 10, 60];

function openResetForm() {
	openForm({
		title: 'Reset account',
		intro: createElement(
			'p',
			{ class: 'dialog-intro' },
			'This restores the initial sessions, messages, webhooks and campaigns of this account. The API token stays valid.',
		),
		fields: [],
		button: 'Reset',
		submit: () => callControlApi('POST', '/reset'),
	});
}

function createSpeedOption(factor) {
	const label = factor === 1 ? 'Real time' : `Clock ${factor}x`;
	return createElement('option', { value: String(factor) }, label);
}

/** Starts the toolbar: the speed of the sandbox's clock, and a button that resets the account. */
export function startToolbar() {
	const change = ({ target }) =>
		runAction(() => callControlApi('PUT', '/settings', { clock: Number(target.value) }));
	const speedSelect = createElement('select', { 'aria-label': 'Clock speed', on: { change } });
	const resetButton = createElement(
		'button',
		{ type: 'button', class: 'button small', on: { click: openResetForm } },
		'Reset',
	);
	setChildren(getById('activity-toolbar'), speedSelect, resetButton);
	let currentClock;
	onStoreChange(() => {
		const { clock } = store.settings ?? {};
		if (clock === undefined || clock === currentClock) return;
		currentClock = clock;
		const speeds = [...new Set([...SPEEDS, clock])].sort((a, b) => a - b);
		setChildren(speedSelect, ...speeds.map(createSpeedOption));
		speedSelect.value = String(clock);
	});
}
