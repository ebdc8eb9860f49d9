import { INTERFACE } from '../nodes/publicInterface';

/** One parameter: a dot in `name` means a field inside that collection. */
export interface PublicParameter {
	name: string;
	kind: string;
	required: boolean;
	values?: string[];
	shape?: string;
	default?: unknown;
	/** Place and name in the request, `body session_id`. */
	sent?: string;
	/** What else must be chosen for it to show. */
	when: Record<string, unknown>;
}

export interface PublicOperation {
	resource: string;
	operation: string;
	name: string;
	action: string;
	request: string;
	parameters: PublicParameter[];
}

const PARAMETER =
	/^([\w.]+)(!?): (\w+)(?:\(([\w|]+)\))?(?: (\w+\{.+\}))?(?: = (.+?))?(?: -> (\w+ [\w.]+))?(?: when (\w+)=(\w+))?$/;

function parseParameter(text: string): PublicParameter {
	const found = PARAMETER.exec(text);
	if (!found) throw new Error(`The interface holds a parameter that cannot be read: ${text}`);
	const [, name, mark, kind, values, shape, preset, sent, other, value] = found;
	return {
		name,
		kind,
		required: mark === '!',
		values: values?.split('|'),
		shape,
		default: preset === undefined ? undefined : (JSON.parse(preset) as unknown),
		sent,
		when: other ? { [other]: value === 'false' ? false : value } : {},
	};
}

/** The rows of the public interface. Throws when one of them cannot be read. */
export function parseInterface(): PublicOperation[] {
	const blocks = INTERFACE.trim().split(/\n(?=\w)/);
	return blocks.map((block) => {
		const [head, ...lines] = block.split('\n');
		const [at, name, action, request] = head.split(' | ');
		const [resource, operation] = at.split('.');
		const parameters = lines
			.join(' ')
			.split(';')
			.map((text) => text.trim());
		return {
			resource,
			operation,
			name,
			action,
			request,
			parameters: parameters.filter(Boolean).map(parseParameter),
		};
	});
}
