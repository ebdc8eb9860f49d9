import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox';
import { scaleLimit } from '../../tools/machineFactor';

it('ends the process, even with pending work', () => {
	const script = join(__dirname, 'busyProcess.ts');
	const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], {
		cwd: join(__dirname, '../..'),
		encoding: 'utf8',
		timeout: 80_000,
	});
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	const [, ms] = /closed in (\d+) ms/.exec(stdout) ?? [];
	// The work that is pending would take a minute.
	expect(Number(ms)).toBeLessThan(scaleLimit(5_000));
}, 90_000);

it('frees the port', async () => {
	const first = await startSandbox();
	const port = Number(new URL(first.url).port);
	await first.close();
	const second = await startSandbox({ port });
	await second.close();
	expect(second.url).toBe(first.url);
});

it.each([
	[{ tokens: [] }, 'at least one token'],
	[{ tokens: ['a', 'a'] }, 'each one once'],
	[{ clock: 0 }, 'above 0'],
	[{ clock: NaN }, 'above 0'],
])('does not start with %j', async (options, text) => {
	await expect(startSandbox(options)).rejects.toThrow(text);
});
