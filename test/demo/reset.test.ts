import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckout, run, stackLine } from './checkout';
import { ageLock, startLockHolder } from './lockHolder';

const reset = join('demo', 'reset.mjs');

function createCheckoutWithState({ installed = true } = {}): string {
	const folder = createCheckout({ installed });
	mkdirSync(join(folder, '.demo', 'home'), { recursive: true });
	writeFileSync(join(folder, '.demo', 'state.json'), '{}');
	return folder;
}

describe('npm run demo:reset', () => {
	test('removes everything the demo kept, without any installed package', async () => {
		const folder = createCheckoutWithState({ installed: false });
		const { code } = await run(folder, [reset]);
		expect(code).toBe(0);
		expect(existsSync(join(folder, '.demo'))).toBe(false);
	});

	test('has nothing to do the second time', async () => {
		const { code } = await run(createCheckout({ installed: false }), [reset]);
		expect(code).toBe(0);
	});

	test('removes nothing while the demo runs', async () => {
		const folder = createCheckoutWithState();
		const holder = await startLockHolder(folder);
		const { code, output } = await run(folder, [reset]);
		await holder.kill();
		expect(code).toBe(1);
		expect(output).toContain('The demo is running, so nothing was deleted');
		expect(output).not.toMatch(stackLine);
		expect(existsSync(join(folder, '.demo', 'state.json'))).toBe(true);
	});

	test('is not held up by a demo that was killed', async () => {
		const folder = createCheckoutWithState();
		const holder = await startLockHolder(folder);
		await holder.kill();
		ageLock(folder);
		const { code } = await run(folder, [reset]);
		expect(code).toBe(0);
		expect(existsSync(join(folder, '.demo'))).toBe(false);
	});
});
