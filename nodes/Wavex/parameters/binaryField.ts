import type { IBinaryData, IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { isObject } from '../utils/isObject';
import { formatValue, getParameter, requiredText, throwInputError } from './values';

const LABEL = 'Input Binary Field';

/** Where items contain their files in workflows with the setting `binaryMode: combined` (BINARY_IN_JSON_PROPERTY of n8n-workflow). */
const FILES = '_files';

/** Whether the value is a file as n8n's items contain it (isBinaryValue of n8n-workflow, which older versions lack). */
function isBinaryData(value: unknown): value is IBinaryData {
	return isObject(value) && 'mimeType' in value && ('data' in value || 'id' in value);
}

/** Returns the names that the input item's files have in 'Input Binary Field'. */
export function getBinaryFields(context: IExecuteSingleFunctions): string[] {
	const { binary, json } = context.getInputData();
	const files = isObject(json[FILES]) ? json[FILES] : {};
	return [...Object.keys(binary ?? {}), ...Object.keys(files).map((name) => `${FILES}.${name}`)];
}

/** Returns the file by its name, or by its path in the json. Both work in workflows of either binary mode. */
function findFile(context: IExecuteSingleFunctions, field: string): IBinaryData | undefined {
	try {
		return context.helpers.assertBinaryData(field);
	} catch {
		const { binary, json } = context.getInputData();
		const name = field.startsWith(`${FILES}.`) ? field.slice(FILES.length + 1) : field;
		const files = json[FILES];
		const file = binary?.[name] ?? (isObject(files) ? files[name] : undefined);
		return isBinaryData(file) ? file : undefined;
	}
}

/** Finds the item's file of which n8n's `$binary` gave all but the content, as it does when the items themselves contain their files. */
function findDescribedFile(
	context: IExecuteSingleFunctions,
	description: IDataObject,
): IBinaryData | undefined {
	const given = Object.entries(description);
	const files = Object.values(context.getInputData().binary ?? {}).filter((file) =>
		given.every(([key, value]) => file[key as keyof IBinaryData] === value),
	);
	return files.length === 1 && 'mimeType' in description ? files[0] : undefined;
}

/**
 * Returns the file of 'Input Binary Field': the name of a field, a path such as `_files.data`, or the file itself from an
 * expression such as `{{ $('Form').item.binary.photo }}`.
 */
export function getBinaryFile(context: IExecuteSingleFunctions): IBinaryData {
	const given = getParameter(context, 'binaryPropertyName');
	if (isBinaryData(given)) return given;
	const described = isObject(given) ? findDescribedFile(context, given) : undefined;
	if (described) return described;
	const fields = getBinaryFields(context);
	const listed = fields.map((name) => formatValue(name)).join(', ');
	if (isObject(given) || Array.isArray(given)) {
		return throwInputError(
			context,
			`The field '${LABEL}' is ${formatValue(given)}, not one file`,
			`Enter the name of one binary field${listed && `: ${listed}`}.`,
		);
	}
	const field = requiredText(context, 'binaryPropertyName', LABEL).trim();
	const file = findFile(context, field);
	if (file) return file;
	if (field.includes(',')) {
		return throwInputError(
			context,
			`The field '${LABEL}' names several fields: ${formatValue(field)}`,
			'A message contains one file. Enter one name, and send each other file with another Wavex node.',
		);
	}
	return throwInputError(
		context,
		`The item has no file in the binary field ${formatValue(field)}`,
		listed
			? `Its files are in ${listed}: enter that in '${LABEL}'.`
			: `It has no files at all. Connect the node that returns the file directly before this one, or enter an expression such as {{ $('Form').item.binary.data }} in '${LABEL}'.`,
	);
}
