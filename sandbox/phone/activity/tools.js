import { control } from '../data/control.js';
import { onChange, store } from '../data/store.js';
import { openForm } from '../page/dialog.js';
import { byId, el, fill } from '../page/elements.js';
import { attempt } from '../page/notice.js';

const SPEEDS = [1, 10, 60];

function askToReset() {
	openForm({
		title: 'Start over',
		intro: el(
			'p',
			{ class: 'dialog-intro' },
			'Sessions, messages, webhooks and campaigns of this account are as at the start again. The token stays.',
		),
		fields: [],
		button: 'Start over',
		submit: () => control('POST', '/reset'),
	});
}

/** The speed of the sandbox's clock, and a way back to the start. */
export function startTools() {
	const change = ({ target }) =>
		attempt(() => control('PUT', '/settings', { clock: Number(target.value) }));
	const speed = el('select', { 'aria-label': 'Speed of the clock', on: { change } });
	const reset = el(
		'button',
		{ type: 'button', class: 'button small', on: { click: askToReset } },
		'Start over',
	);
	fill(byId('activity-tools'), speed, reset);
	let shown;
	onChange(() => {
		const { clock } = store.settings ?? {};
		if (clock === undefined || clock === shown) return;
		shown = clock;
		const speeds = [...new Set([...SPEEDS, clock])].sort((a, b) => a - b);
		const text = (factor) => (factor === 1 ? 'Real time' : `Clock ${factor}x`);
		fill(speed, ...speeds.map((factor) => el('option', { value: String(factor) }, text(factor))));
		speed.value = String(clock);
	});
}
