import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

const FOLDER = join(__dirname, '..', 'nodes', 'resources');

function getName(node: ts.Node | undefined): string | undefined {
	return node && (ts.isStringLiteral(node) || ts.isIdentifier(node)) ? node.text : undefined;
}

/** The operations in one call of `testOperations('resource', { operation: row })`. */
function findRows(node: ts.Node): string[] {
	if (ts.isCallExpression(node) && getName(node.expression) === 'testOperations') {
		const [resource, table] = node.arguments;
		if (ts.isObjectLiteralExpression(table)) {
			return table.properties.map(({ name }) => `${getName(resource)}.${getName(name)}`);
		}
	}
	const rows: string[] = [];
	node.forEachChild((child) => void rows.push(...findRows(child)));
	return rows;
}

/** `resource.operation` of every row in the tables of test/nodes/resources, as they are written there. */
export function getTestedOperations(): string[] {
	return readdirSync(FOLDER).flatMap((file) => {
		const text = readFileSync(join(FOLDER, file), 'utf8');
		return findRows(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
	});
}
