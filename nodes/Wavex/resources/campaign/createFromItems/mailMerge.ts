import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { formatValue, isBlank } from '../../../parameters/values';
import { getVariableName, isExpression, splitExpression } from '../../../utils/expression';
import type { ExpressionPart } from '../../../utils/expression';
import { createFieldReader } from './fieldReader';
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

/** Returns the value as n8n shows it in a text, or undefined when it is an object that has no text. */
function formatMerged(context: IExecuteFunctions, code: string, value: unknown, item: number) {
	if (isBlank(value) || Number.isNaN(value)) return '';
	if (typeof value !== 'object') return String(value);
	// Beside other text n8n returns a date or a list as text.
	const text = String(context.evaluateExpression(`-{{ ${code} }}`, item)).slice(1);
	return text.includes('[object ') ? undefined : text;
}

/**
 * A message with expressions, of which each is evaluated for each row. What is the same for all rows becomes text; anything
 * else becomes a variable of the campaign.
 */
export class MailMerge {
	private readonly parts: ExpressionPart[];

	/** The distinct expressions, with a reader of their values. */
	private readonly readers = new Map<string, FieldReader>();

	constructor(
		private readonly context: IExecuteFunctions,
		raw: unknown,
	) {
		this.parts = isExpression(raw)
			? splitExpression(raw.slice(1))
			: [{ text: String(raw ?? ''), isCode: false }];
		for (const part of this.parts) {
			if (!part.isCode || getVariableName(part) !== undefined) continue;
			const code = part.text.trim();
			this.readers.set(code, createFieldReader(context, `={{ ${code} }}`));
		}
	}

	/** Returns the values of the row's expressions, or why the row cannot be sent. */
	read(item: number): string[] | string {
		const values: string[] = [];
		for (const [code, readValue] of this.readers) {
			const name = `the expression ${formatValue(code)} in 'Message'`;
			try {
				const value = readValue(item);
				const text = formatMerged(this.context, code, value, item);
				if (text === undefined) return `${name} is ${formatValue(value)}, not text`;
				if (text === '') return `${name} gives nothing`;
				values.push(text);
			} catch (error) {
				return `${name} failed: ${error instanceof Error ? error.message : String(error)}`;
			}
		}
		return values;
	}

	/** Returns the message, and adds to the recipients of these rows the variables in it. */
	apply(rows: Row[]): string {
		const recipients = rows.filter(({ recipient }) => recipient);
		const used = new Set(
			recipients.flatMap(({ recipient }) => Object.keys(recipient?.variables ?? {})),
		);
		for (const part of this.parts) used.add(getVariableName(part) ?? '');
		const texts = new Map<string, string>();
		for (const [index, code] of [...this.readers.keys()].entries()) {
			const first = recipients[0]?.merged?.[index] ?? '';
			if (recipients.every(({ merged }) => merged?.[index] === first)) {
				texts.set(code, first);
				continue;
			}
			const name = createName(code, used);
			used.add(name);
			texts.set(code, `{{${name}}}`);
			for (const { recipient, merged } of recipients) {
				const variables = recipient?.variables as IDataObject | undefined;
				recipient!.variables = { ...variables, [name]: merged?.[index] };
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
