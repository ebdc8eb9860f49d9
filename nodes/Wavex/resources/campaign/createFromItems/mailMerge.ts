import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { NO_TEXT } from '../../../parameters/campaignRecipients';
import { formatValue, isBlank } from '../../../parameters/values';
import {
	fillText,
	findVariables,
	getVariableName,
	isExpression,
	splitExpression,
} from '../../../utils/expression';
import type { ExpressionPart } from '../../../utils/expression';
import { evaluateForAllItems } from './evaluateForAllItems';
import type { FieldReader } from './fieldReader';
import type { Row } from './rows';

/** The name of a variable for code that names no field of the input. */
const UNNAMED = 'value';

/** The fields that code takes from the input: `$json.order.id`, `$json['Order']`. */
const FIELD_PATH = /^\$json((?:\??\.[\p{L}\p{M}\p{N}_]+|\[(['"])[^'"\\]+\2\])+)$/u;

/** Returns a name for the variable that replaces the code, e.g. `item_order_id` for `$json.order.id`. */
function createName(code: string, used: Set<string>): string {
	const path = FIELD_PATH.exec(code)?.[1] ?? UNNAMED;
	const words = path.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [UNNAMED];
	const name = `item_${words.join('_')}`;
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? name : `${name}_${number}`;
		if (!used.has(candidate)) return candidate;
	}
}

/** Between the texts of several expressions; no text contains it. */
const SEPARATOR = '\u0000';

/** Returns code for the value as n8n shows it in a text. */
const toText = (value: string) =>
	`((v) => v || v === 0 || v === false ? [v].join("") : "")(${value})`;

/**
 * A message with expressions, of which each is evaluated for each row. What is the same for all rows becomes text; anything
 * else becomes a variable of the campaign.
 */
export class MailMerge {
	private readonly parts: ExpressionPart[];

	/** The distinct expressions. */
	private readonly codes: string[];

	private readTexts?: FieldReader;

	constructor(
		private readonly context: IExecuteFunctions,
		raw: unknown,
	) {
		this.parts = isExpression(raw)
			? splitExpression(raw.slice(1))
			: [{ text: String(raw ?? ''), isCode: false }];
		const evaluated = this.parts.filter(
			(part) => part.isCode && getVariableName(part) === undefined,
		);
		this.codes = [...new Set(evaluated.map(({ text }) => text.trim()))];
	}

	/** Returns a reader of the values as n8n shows them in a text, empty for nothing. */
	private createReader(): FieldReader {
		const all = evaluateForAllItems(this.context, this.codes, toText);
		if (all) return (item) => all[item];
		const source = this.codes.map((code) => `${SEPARATOR}{{ ${code} }}`).join('');
		return (item) =>
			String(this.context.evaluateExpression(source, item)).split(SEPARATOR).slice(1);
	}

	/** Returns the values of the row's expressions, or why the row cannot be sent. */
	read(item: number): string[] | string {
		if (this.codes.length === 0) return [];
		const describe = (index: number) =>
			`the expression ${formatValue(this.codes[index])} in 'Message'`;
		try {
			this.readTexts ??= this.createReader();
			const texts = this.readTexts(item) as string[];
			const empty = texts.findIndex(isBlank);
			if (empty >= 0) return `${describe(empty)} gives nothing`;
			const wrong = texts.findIndex((text) => NO_TEXT.test(text));
			return wrong < 0 ? texts : `${describe(wrong)} is ${formatValue(texts[wrong])}, not text`;
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return `the expressions in 'Message' failed: ${reason}`;
		}
	}

	/**
	 * Returns the names of the variables that a row's message contains.
	 *
	 * @param texts what `read` returned for the row
	 */
	findVariables(texts: string[]): string[] {
		const own = this.parts.flatMap((part) =>
			part.isCode ? (getVariableName(part) ?? []) : findVariables(part.text),
		);
		return [...new Set([...own, ...texts.flatMap(findVariables)])];
	}

	/** Returns the message, and adds to the recipients of these rows the variables in it. */
	apply(rows: Row[]): string {
		const recipients = rows.filter(({ recipient }) => recipient);
		const used = new Set(
			recipients.flatMap(({ recipient }) => Object.keys(recipient?.variables ?? {})),
		);
		for (const part of this.parts) used.add(getVariableName(part) ?? '');
		const texts = new Map<string, string>();
		for (const [index, code] of this.codes.entries()) {
			const first = recipients[0]?.merged?.[index] ?? '';
			if (recipients.every(({ merged }) => merged?.[index] === first)) {
				texts.set(code, first);
				continue;
			}
			const name = createName(code, used);
			used.add(name);
			texts.set(code, `{{${name}}}`);
			for (const { recipient, merged } of recipients) {
				const variables = (recipient?.variables ?? {}) as IDataObject;
				// The API documents no variables within the values of others.
				const value = fillText(merged?.[index] ?? '', variables);
				recipient!.variables = { ...variables, [name]: value };
			}
		}
		return this.parts
			.map((part, index) => {
				const name = getVariableName(part);
				if (name !== undefined) return `{{${name}}}`;
				if (part.isCode) return texts.get(part.text.trim()) ?? '';
				// As n8n does before code.
				return index < this.parts.length - 1 ? part.text.replace(/\\\\/g, '\\') : part.text;
			})
			.join('');
	}
}
