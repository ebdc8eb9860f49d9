import { scaleLimit } from '../../../tools/machineFactor';
import { eventually, getOutputItems, waitForExecution } from '../../../tools/testEnvironment';
import { RestartableN8n } from '../../../tools/testEnvironment/restartableN8n';
import { createCustomerList, getListTexts } from './customerList';

jest.setTimeout(scaleLimit(240_000));

let n8n: RestartableN8n;
beforeAll(async () => {
	n8n = await RestartableN8n.start({ sandbox: { clock: 30 } });
});
afterAll(async () => await n8n?.close());

it('a list of 200 that a crash of n8n cut short is simply run again: 200 of 200, none twice', async () => {
	const { environment } = n8n;
	const listTexts = async () => (await environment.sandbox.messages()).map(({ text }) => text);
	const workflow = createCustomerList(environment, 200);
	Object.assign(workflow.nodes[2].parameters, { options: { skipIfSentHours: 2 } });
	const { id } = await environment.n8n.createWorkflow(workflow);
	await environment.n8n.runWorkflow(id, 'Start');
	await eventually('80 texts', async () => (await listTexts()).length >= 80, 90_000);
	await n8n.kill();
	await n8n.restart();
	const before = (await listTexts()).length;
	expect(before).toBeLessThan(200);

	await environment.n8n.runWorkflow(id, 'Start');
	const execution = await waitForExecution(environment, id, 120_000);
	expect(execution.status).toBe('success');
	expect(await listTexts()).toEqual(getListTexts(200));
	const skipped = getOutputItems(execution, 'Send').filter((item) => item.skipped);
	expect(skipped).toHaveLength(before);
});
