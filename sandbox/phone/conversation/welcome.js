import { store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { createElement } from '../page/elements.js';

const createStep = (text) => createElement('li', {}, translate(text));

const STEPS = [
	'Open a chat or start a new one, and write as the customer.',
	'Your workflow\u2019s reply appears in the chat, with its ticks.',
];

/** Creates what to do in n8n, where nothing is connected yet. */
function createSetup() {
	const url = createElement('code', { dir: 'ltr' }, `${location.origin}/api/v1`);
	const sentence = 'In n8n, create a Wavex credential with this Base URL:';
	const credential = createElement('li', {}, translate(sentence), url);
	const token = createStep(
		'As its API Token, enter the one that the sandbox printed in its terminal when it started.',
	);
	const publish = createStep('Publish a workflow that starts with the Wavex Trigger.');
	return [createElement('ol', {}, credential, token, publish, ...STEPS.map(createStep))];
}

/** Creates what the demo has already done, with a link to its workflow. */
function createDemo({ name, url }) {
	const ready =
		'The demo is ready: its n8n is connected, and the published workflow \u201c{name}\u201d answers every message.';
	const own = 'To try a workflow of your own, unpublish this one first: otherwise both answer.';
	const link = { href: url, target: '_blank', rel: 'noopener' };
	return [
		createElement('p', {}, translate(ready, { name })),
		createElement('ol', {}, ...STEPS.map(createStep)),
		createElement('p', {}, translate(own)),
		createElement('a', { class: 'link', ...link }, translate('Open the workflow in n8n')),
	];
}

/** Creates the first steps, which are visible while no chat is open. */
export function createWelcome() {
	const workflow = store.settings?.workflow;
	const explanation =
		'This page is the phone of your customers. You write on the right; what your WhatsApp number answers stands on the left.';
	return createElement(
		'div',
		{ class: 'welcome' },
		createElement('h2', {}, translate('Write as a customer')),
		createElement('p', {}, translate(explanation)),
		...(workflow ? createDemo(workflow) : createSetup()),
		createElement(
			'p',
			{},
			translate('No data leaves this machine, except deliveries to your own webhooks.'),
		),
	);
}

/** Returns a text that changes with what the first steps show. */
export function getWelcomeKey() {
	return JSON.stringify([store.settings?.workflow]);
}
