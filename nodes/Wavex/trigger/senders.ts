import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { getLocalCountry } from '../utils/credential';
import { parsePhoneNumber, toPhoneNumber } from '../utils/phoneNumber';
import { isSamePerson } from '../utils/samePerson';
import { splitEntries } from './keywords';

/** Whether a message is from one of these people, or from one of these chats. */
export function isFromAny(
	{ phone, chatId }: IDataObject,
	numbers: unknown,
	localCountry?: string,
): boolean {
	const ids = [phone, chatId].filter((id) => typeof id === 'string');
	return splitEntries(numbers).some((entry) => {
		const number = toPhoneNumber(entry, localCountry);
		return number !== undefined && ids.some((id) => isSamePerson(id, number));
	});
}

/** @throws NodeOperationError when an entry of Only From or Except From is no number: nobody would notice it later */
export async function assertNumbers(context: IHookFunctions): Promise<void> {
	const { onlyFrom, exceptFrom } = context.getNodeParameter('options', {}) as IDataObject;
	const fields: Array<[string, unknown]> = [
		['Only From', onlyFrom],
		['Except From', exceptFrom],
	];
	const localCountry = await getLocalCountry(context);
	for (const [label, value] of fields) {
		for (const entry of splitEntries(value)) {
			if (toPhoneNumber(entry, localCountry) !== undefined) continue;
			const fault = parsePhoneNumber(entry, localCountry);
			const { problem, advice } =
				typeof fault === 'string'
					? { problem: 'is no WhatsApp ID', advice: 'enter a phone number' }
					: fault;
			// n8n shows only the message.
			throw createInputError(
				context.getNode(),
				`The number '${entry}' in '${label}' ${problem}: ${advice}`,
				'Separate numbers with commas.',
			);
		}
	}
}
