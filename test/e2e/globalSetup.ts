import { setTeardown } from '../../tools/testEnvironment/info';
import { startEnvironment } from '../../tools/testEnvironment/start';

/**
 * Before the first end-to-end test: a sandbox without limits, and a real n8n. What the tests need to reach both goes
 * through the environment, the one thing that Jest hands on.
 */
export default async function setUp(): Promise<void> {
	const { info, close } = await startEnvironment({
		// A minute takes two seconds: ticks come quickly, and n8n's deliveries still keep their order.
		sandbox: { clock: 30, limits: false },
		log: (line) => process.stdout.write(`${line}\n`),
	});
	setTeardown(close);
	process.env.WAVEX_E2E = JSON.stringify(info);
}
