import { callControlApi } from '../data/controlApi.js';
import { onStoreChange, store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { openForm } from '../page/dialog.js';
import { createElement, getById, setChildren } from '../page/elements.js';
import { runAction } from '../page/notice.js';

const SPEEDS = [1, 10, 60];

function openResetForm() {
	openForm({
		title: translate('Reset account'),
		intro: createElement(
			'p',
			{ class: 'dialog-intro' },
			translate(
				'This restores the initial sessions, messages and campaigns of this account. Published workflows stay registered, and the API token stays valid.',
			),
		),
		fields: [],
		button: translate('Reset'),
		submit: () => callControlApi('POST', '/reset', { keepWebhooks: true }),
	});
}

function createSpeedOption(factor) {
	const label = factor === 1 ? translate('Real time') : translate('Clock {factor}x', { factor });
	return createElement('option', { value: String(factor) }, label);
}

/** Starts the toolbar: the speed of the sandbox's clock, and a button that resets the account. */
export function startToolbar() {
	const change = ({ target }) =>
		runAction(() => callControlApi('PUT', '/settings', { clock: Number(target.value) }));
	const speedSelect = createElement('select', {
		'aria-label': translate('Clock speed'),
		on: { change },
	});
	const resetButton = createElement(
		'button',
		{ type: 'button', class: 'button small', on: { click: openResetForm } },
		translate('Reset'),
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
