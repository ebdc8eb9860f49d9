import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';

/** Values with a meaning; every other text is the name of its field. */
const TEXTS: Record<string, string> = {
	to: '+20 111 222 3334',
	phone: '+20 111 222 3334',
	contactPhone: '+971 50 123 4567',
	phoneNumber: '+20 100 000 0002',
	recipientPhone: '+20 111 222 3334',
	// Without an extension, so that any message can contain it.
	mediaUrl: 'https://example.com/file',
	url: 'https://example.com/hook',
	scheduledAt: '2099-01-02T10:00:00',
	mediaBase64: 'SGVsbG8=',
	mediaType: 'image',
	pattern: '^A\\d+$',
	recipientsJson: '[{"phone":"+20 111 222 3334","name":"Mona"}]',
	contactsJson: '[{"phone":"+20 111 222 3334","name":"Mona"}]',
};

/** What n8n's editor saves for the fields of a template's variables. */
const MAPPED = {
	mappingMode: 'defineBelow',
	value: { name: 'Mona' },
	matchingColumns: [],
	schema: [
		{
			id: 'name',
			displayName: 'name',
			required: true,
			defaultMatch: false,
			display: true,
			type: 'string',
		},
	],
	attemptToConvertTypes: false,
	convertFieldsToString: true,
};

type Sample = NodeParameterValueType;

function chooseOption(options: INodeProperties['options'], take: number): string {
	const values = (options as INodePropertyOptions[]).map(({ value }) => value);
	return String(values[take % values.length]);
}

/** Returns all fields of a collection with values. */
function createNested(fields: INodeProperties[], take: number): INodeParameters {
	return Object.fromEntries(fields.map((field) => [field.name, createSample(field, take)]));
}

/**
 * Returns a value that a user may have entered into a field; not the default if there is another.
 *
 * @param take which choice, for a field with choices
 */
export function createSample(field: INodeProperties, take: number): Sample {
	// n8n's own, the same in every node.
	if (field.name === 'requestOptions') return { timeout: 20_000 };
	switch (field.type) {
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: '1' };
		case 'boolean':
			return take % 2 === 0 ? !field.default : Boolean(field.default);
		case 'number':
			return Number(field.default) + 1;
		case 'options':
			return chooseOption(field.options, take);
		case 'multiOptions':
			return field.options ? [chooseOption(field.options, take)] : ['message.received'];
		case 'collection':
			return createNested(field.options as INodeProperties[], take);
		case 'fixedCollection': {
			const [{ name, values }] = field.options as INodePropertyCollection[];
			const entry = createNested(values, take);
			return { [name]: field.typeOptions?.multipleValues ? [entry] : entry };
		}
		case 'resourceMapper':
			return MAPPED as unknown as Sample;
		default:
			return TEXTS[field.name] ?? `A ${field.name}`;
	}
}

/** Returns how many variants of a set of fields are needed to use every option once. */
export function acceptsValue(fields: INodeProperties[]): number {
	const counts = fields.map(({ type, options }) =>
		type === 'options' ? options!.length : type === 'boolean' ? 2 : 1,
	);
	return Math.max(1, ...counts);
}
