import { readFileSync } from 'node:fs';
import path from 'node:path';

import { createNumberingPlanFile } from '../../../tools/numberingPlan/writeNumberingPlan';

const FILE = path.join(__dirname, '../../../nodes/Wavex/utils/numberingPlan.ts');

describe('the numbering plan', () => {
	const text = readFileSync(FILE, 'utf8');

	it('agrees with libphonenumber (if not: npm run numbering-plan)', () => {
		expect(text).toBe(createNumberingPlanFile());
	});

	it('has at most 8 kB', () => expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000));
});
