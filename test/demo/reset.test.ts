import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckout, run, stackLine } from './checkout';
import { startHolder } from './holder';

const reset = join('demo', 'reset.mjs');

function createCheckoutWithState(): string {
	const folder = createCheckout({ installed: false });
	mkdirSync(join(folder, '.demo', 'home'), { recursive: true });
	writeFileSync(join(folder, '.demo', 'state.json'), '{}');
	return folder;
}

describe('npm run demo:reset', () => {
	test('removes everything the demo kept, without any installed package', async () => {
		const folder = createCheckoutWithState();
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
		const holder = await startHolder(folder, join(folder, '.demo', 'running.json'));
		const { code, output } = await run(folder, [reset]);
		await holder.kill();
		expect(code).toBe(1);
		expect(output).toContain(`The demo is running (process ${holder.pid}), so nothing was removed`);
		expect(output).not.toMatch(stackLine);
		expect(existsSync(join(folder, '.demo', 'state.json'))).toBe(true);
	});

	test('is not held up by a demo that was killed', async () => {
		const folder = createCheckoutWithState();
		const holder = await startHolder(folder, join(folder, '.demo', 'running.json'));
		await holder.kill();
		const { code } = await run(folder, [reset]);
		expect(code).toBe(0);
		expect(existsSync(join(folder, '.demo'))).toBe(false);
	});
});
