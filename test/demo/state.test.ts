import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadState, saveState } from '../../demo/state';
import { createTemporaryFolder } from './checkout';

describe('what the demo keeps', () => {
	test('is found again as it was', async () => {
		const file = join(createTemporaryFolder(), 'new', 'state.json');
		const state = { ...(await loadState(file)), workflowId: 'w1' };
		await saveState(file, state);
		expect(await loadState(file)).toEqual(state);
	});

	test('is for its owner only', async () => {
		const file = join(createTemporaryFolder(), 'state.json');
		await saveState(file, await loadState(file));
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	test('has different secrets in each folder, and a password that n8n accepts', async () => {
		const [one, other] = [await loadState('/nowhere/1'), await loadState('/nowhere/2')];
		expect(one.owner.password).not.toBe(other.owner.password);
		expect(one.sandboxToken).not.toBe(other.sandboxToken);
		expect(one.owner.password).toMatch(/^(?=.*\d)(?=.*[A-Z]).{8,64}$/);
	});

	test.each(['', '{', 'null', '{"owner":{"email":"a@b.c"}}'])(
		'is refused as "%s"',
		async (text) => {
			const file = join(createTemporaryFolder(), 'state.json');
			writeFileSync(file, text);
			await expect(loadState(file)).rejects.toMatchObject({
				code: 'refused',
				message: expect.stringContaining('npm run demo:reset'),
			});
		},
	);
});
