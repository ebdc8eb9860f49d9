import { keepOpen } from '../../tools/testEnvironment/info';
import { raise } from '../../tools/testEnvironment/start';

/**
 * Before the first end-to-end test: a sandbox without limits, and a real n8n. What the tests need to reach both goes
 * through the environment, the one thing that Jest hands on.
 */
export default async function setUp(): Promise<void> {
	const { props, close } = await raise({
		// A minute takes two seconds: ticks come quickly, and n8n's deliveries still keep their order.
		sandbox: { clock: 30, limits: false },
		report: (line) => process.stdout.write(`${line}\n`),
	});
	keepOpen(close);
	process.env.WAVEX_E2E = JSON.stringify(props);
}
