import { foldText, isPoliteWord } from '../../../utils/normalizeText';
import { stripEnd } from '../../../utils/stripEnd';

/** Currencies, without the dots of an abbreviation; ISO 4217's codes are asked of Intl. */
const CURRENCY =
	/^(?:pounds?|dollars?|euros?|riyals?|rials?|dirhams?|dinars?|rupees?|liras?|pesos?|egyptian|saudi|us|le|sr|kd|rs|tl|r|dhs?|(?:جنيه|ريال|دولار)(?:ات|ا)?|درهم|دراهم|دينار|دنانير|يورو|ليره|مصري|سعودي|اماراتي|كويتي|جم|رس|دا|دك|ج)$/;

function isCurrency(word: string): boolean {
	const codes = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
	return CURRENCY.test(word) || (/^[a-z]{3}$/.test(word) && codes.of(word) !== undefined);
}

/** The sign, the whole number (`1,234`, `1 234`, `12,34,567` or without separators), the decimals. */
const NUMBER =
	/^([+-]?)(?:(\d{1,2}(?:,\d\d)+,\d{3}|[1-9]\d{0,2}(?:([., '])\d{3})(?:\3\d{3})*|\d{1,15}))?(?:([.,])(\d{1,15}))?$/;

/**
 * Reads `1,500.25`, `1.234,56`, `1 500`, `1.5`, `١٬٥٠٠٫٢٥`, `EGP 150`, `150 جنيه`. A comma separates thousands where three
 * digits follow, and decimals otherwise; a single point before three digits is ambiguous, and no number.
 */
export function parseNumber(text: string): number | undefined {
	const rest = foldText(text)
		.replace(/[\u2212\p{Pd}]/gu, '-')
		.replace(/[،٬]/g, ',')
		.replace('٫', '.')
		.replace('’', "'")
		// What stood between two digits keeps them apart.
		.replace(/[*_"“”«»#!\p{Extended_Pictographic}]/gu, '|')
		.replace(/\p{L}[\p{L}.]*|\p{Sc}/gu, (word) => {
			const plain = word.replaceAll('.', '');
			return /\p{Sc}/u.test(plain) || isCurrency(plain) || isPoliteWord(plain) ? '|' : word;
		})
		.replace(/^[| ]+/, '');
	const [, sign, whole = '', group, point, decimals] = NUMBER.exec(stripEnd(rest, '| .,')) ?? [];
	if (sign === undefined || (whole === '' && !decimals) || (point && point === group))
		return undefined;
	// `1.500` is 1500 or 1.5, depending on where somebody lives; the Arabic sign is clear.
	if (group === '.' && !point && whole.split('.').length === 2)
		return text.includes('٫') ? Number(sign + whole) : undefined;
	return Number(`${sign}${whole.replace(/[., ']/g, '')}.${decimals ?? 0}`);
}
