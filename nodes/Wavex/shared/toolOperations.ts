import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Marks an operation that AI agents must not be offered, see `hideFromTools`. */
export const notForTools: IDisplayOptions = { hide: { '@tool': [true] } };

/** Marks an operation that is refused when an agent calls it, but stays in the list: a second list of messages weighs 1.7 kB. */
export const refusedForTools: IDisplayOptions = { hide: { '@tool': [true] } };

/**
 * Returns every select of operations twice if it has some that are not for tools: n8n evaluates the conditions of a field, but
 * not those of an option. Versions that do not know `@tool` show the first; `executePlan` refuses the operation in any version.
 */
export function hideFromTools(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const { name, displayOptions } = property;
		if (name !== 'operation') return [property];
		const options = property.options as INodePropertyOptions[];
		const offered = options.filter((option) => option.displayOptions !== notForTools);
		if (offered.length === options.length) return [property];
		const show = { ...displayOptions?.show, '@tool': [true] };
		return [
			{ ...property, displayOptions: { ...displayOptions, ...notForTools } },
			// Without descriptions, because n8n sends both selects to every editor.
			{
				...property,
				options: offered.map((option) => ({ ...option, description: undefined })),
				displayOptions: { show },
			},
		];
	});
}
