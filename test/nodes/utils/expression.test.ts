import fc from 'fast-check';

import {
	getVariableName,
	keepVariables,
	splitExpression,
	trimVariables,
} from '../../../nodes/Wavex/utils/expression';

const text = (part: string) => ({ text: part, isCode: false });
const code = (part: string) => ({ text: part, isCode: true });

it.each([
	['', [text('')]],
	['Hello', [text('Hello')]],
	['{{ $json.a }}', [text(''), code(' $json.a '), text('')]],
	['a {{ b }} c {{d}}', [text('a '), code(' b '), text(' c '), code('d'), text('')]],
	['{{ { a: { b: 1 } }.a }}', [text(''), code(' { a: { b: 1 } }.a '), text('')]],
	['{{ "\\}}" }}', [text(''), code(' "\\}}" '), text('')]],
	['\\{{ a }}', [text('\\{{ a }}')]],
	['\\\\{{ a }}', [text('\\\\'), code(' a '), text('')]],
	['{{{a}}}', [text(''), code('{a'), text('}')]],
	['}} {{a', [text('}} '), code('a')]],
])('splits %s as n8n does', (source, parts) => {
	expect(splitExpression(source)).toEqual(parts);
});

it('loses nothing of any source', () => {
	const part = fc.constantFrom('{{', '}}', '\\', '{', '}', 'name', ' ', '$json.a', '"');
	fc.assert(
		fc.property(fc.array(part), (list) => {
			const source = list.join('');
			const parts = splitExpression(source);
			const joined = parts.map((one, index) => {
				if (!one.isCode) return one.text;
				return `{{${one.text}${index < parts.length - 1 ? '}}' : ''}`;
			});
			expect(joined.join('')).toBe(source);
		}),
		{ seed: 16 },
	);
});

it.each(['name', 'first_name', '_x', 'order2', '2', 'الاسم', 'नाम', 'Date', 'document', 'class'])(
	'takes %s for a variable of the API',
	(name) => {
		expect(getVariableName(code(`  ${name}\n`))).toBe(name);
	},
);

it.each(['$json', '$json.name', 'a.b', 'a b', 'a-b', 'a()', "'a'", '', '1.5', 'true', 'null'])(
	'leaves %s to n8n',
	(source) => {
		expect(getVariableName(code(source))).toBeUndefined();
	},
);

it('keeps variables and leaves code as it is', () => {
	expect(keepVariables('Hi {{ name }}, {{ $json.a }} {{ "\\}}" }}')).toBe(
		'Hi {{"{{name}"+"}"}}, {{ $json.a }} {{ "\\}}" }}',
	);
});

it('writes variables without blanks', () => {
	expect(trimVariables('{{ name }} {{الاسم }} {{a b}} {{ a.b }}')).toBe(
		'{{name}} {{الاسم}} {{a b}} {{ a.b }}',
	);
});
