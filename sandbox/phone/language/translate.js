import { ARABIC } from './arabic.js';

/** Arabic if it is the browser's language, otherwise English; `?language=ar` or `?language=en` selects one. */
export const language = chooseLanguage();

/** For dates and times: Arabic ones with the digits that phone numbers and the API's data have. */
export const locale = language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB';

function chooseLanguage() {
	const selected =
		new URLSearchParams(location.search).get('language') ?? window.navigator.language;
	return /^ar\b/i.test(selected) ? 'ar' : 'en';
}

/** In Arabic, an inserted value is isolated (FSI, PDI): a `+` or a Latin name must not change the order of the sentence. */
function insertValues(text, values) {
	const isolate = (value) => (language === 'ar' ? `\u2068${value}\u2069` : String(value));
	return text.replace(/\{(\w+)\}/g, (_, name) => isolate(values[name]));
}

/** Returns the English text in the language of the page, with `{name}` replaced by the value of that name. */
export function translate(text, values = {}) {
	return insertValues(language === 'ar' ? (ARABIC[text] ?? text) : text, values);
}

/** Returns the English text for one or for `{count}` things, in the plural form that the language has for this number. */
export function translateCount(one, other, count, values = {}) {
	const english = count === 1 ? one : other;
	const forms = ARABIC[other] ?? {};
	const form = forms[new Intl.PluralRules('ar').select(count)] ?? forms.other ?? english;
	return insertValues(language === 'ar' ? form : english, { count, ...values });
}

const ATTRIBUTES = ['aria-label', 'placeholder'];

/** Translates the texts of index.html and sets the direction of the page. */
export function translateDocument() {
	document.documentElement.lang = language;
	document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
	document.title = translate(document.title);
	const walker = document.createTreeWalker(document.body, window.NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const { currentNode: node } = walker;
		const text = node.data.trim();
		if (text !== '') node.data = translate(text);
	}
	for (const name of ATTRIBUTES) {
		for (const node of document.querySelectorAll(`[${name}]`)) {
			node.setAttribute(name, translate(node.getAttribute(name)));
		}
	}
}
