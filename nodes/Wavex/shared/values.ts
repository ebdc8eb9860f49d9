import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { badInput } from '../transport/failure';
import type { Build } from '../transport/late';
import { toPhoneNumber } from './phone';

function typed(context: IExecuteSingleFunctions, parameter: string): unknown {
	return context.getNodeParameter(parameter, '', { extractValue: true });
}

function refuse(context: IExecuteSingleFunctions, message: string, advice: string): never {
	throw badInput(context.getNode(), message, `${advice} Nothing was sent.`, context.getItemIndex());
}

/** A text that must not be empty. `label` is the field's name in the editor. */
export function text(parameter: string, label: string): Build {
	return function () {
		const value = typed(this, parameter);
		if (String(value ?? '').trim() !== '') return String(value);
		return refuse(this, `The field '${label}' is empty`, `Enter a text for '${label}'.`);
	};
}

/** A phone number in the one form that the API takes. `label` is the field's name in the editor. */
export function phone(parameter: string, label: string): Build {
	return function () {
		const value = typed(this, parameter);
		const number = toPhoneNumber(value);
		if (number !== undefined) return number;
		const shown = String(value ?? '').trim();
		return refuse(
			this,
			shown === ''
				? `The field '${label}' is empty`
				: `'${shown.slice(0, 40)}' is not a phone number`,
			`Enter the number for '${label}' with its country code, e.g. 201234567890.`,
		);
	};
}
