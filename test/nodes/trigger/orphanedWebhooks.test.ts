import { createHash } from 'node:crypto';

import { untilItWaits, useFakeTime } from '../../support/fakeTime';
import { guardNetwork } from '../../support/network';
import { createRegisteredTrigger, SECRET, Trigger } from '../../support/trigger';
import {
	expectDelete,
	expectList,
	expectProbe,
	ownWebhook,
	unpublish,
	url,
	waitForRequests,
} from './registrations';

guardNetwork();
useFakeTime();

const folder = url.replace('hook-id/webhook', '');
const secretOf = (id: number) => createHash('sha256').update(String(id)).digest('hex');

/** Returns what another trigger of this n8n registered. */
const createOther = (id: number, at = `${folder}other-${id}/webhook`) => ({
	id,
	url: `${at}?secret=${secretOf(id)}`,
	events: ['message.received'],
});

/** Lets the time of the confirmation pass, after the first probes. */
async function confirm(): Promise<void> {
	await waitForRequests();
	await untilItWaits();
	await jest.advanceTimersByTimeAsync(9_999);
}

it('publishing deletes what leads to a trigger of this n8n that nobody listens to, asked twice', async () => {
	const [gone, alive] = [createOther(21), createOther(22)];
	expectList(ownWebhook, gone, alive);
	expectProbe(gone.url, 'none');
	expectProbe(alive.url, 'trigger');
	await createRegisteredTrigger().activate();
	await confirm();
	expectProbe(gone.url, 'none');
	expectDelete(21);
	await jest.advanceTimersByTimeAsync(1);
	await waitForRequests();
});

it('unpublishing does so, too, also for a node that is not registered', async () => {
	const gone = createOther(23);
	expectList(gone);
	expectProbe(gone.url, 'none');
	await unpublish(new Trigger());
	await confirm();
	expectProbe(gone.url, 'none');
	expectDelete(23, 404);
	await jest.advanceTimersByTimeAsync(1);
	await waitForRequests();
});

it('unpublishing deletes what a crash left at its own URL', async () => {
	expectList(ownWebhook);
	expectProbe(url, 'none');
	await unpublish(new Trigger());
	await confirm();
	expectProbe(url, 'none');
	expectDelete(7);
	await jest.advanceTimersByTimeAsync(1);
	await waitForRequests();
});

it.each(['trigger', 'no answer'] as const)(
	'leaves what was published again meanwhile (%s)',
	async (listener) => {
		const other = createOther(24);
		expectList(ownWebhook, other);
		expectProbe(other.url, 'none');
		await createRegisteredTrigger().activate();
		await confirm();
		expectProbe(other.url, listener);
		await jest.advanceTimersByTimeAsync(1);
		await waitForRequests();
	},
);

it('does not ask about what is not a trigger of this n8n', async () => {
	const others = [
		createOther(31, `https://elsewhere.example/webhook/other/webhook`),
		createOther(32, `https://n8n.example.com.elsewhere.example/webhook/other/webhook`),
		createOther(33, `https://n8n.example.com/other-n8n/webhook/other/webhook`),
		createOther(34, `${folder}more/other/webhook`),
		createOther(35, `${folder}other/hook`),
		{ ...createOther(36), url: `${folder}other/webhook` },
		{ ...createOther(37), url: `${folder}other/webhook?secret=${'x'.repeat(64)}` },
		{ ...createOther(38), url: `${createOther(38).url}&more=1` },
		createOther(39, url.replace('/webhook/', '/webhook-test/')),
	];
	expectList(ownWebhook, ...others);
	await createRegisteredTrigger().activate();
	await jest.advanceTimersByTimeAsync(20_000);
	await waitForRequests();
});

it('keeps what carries the secret of this node', async () => {
	expectList(ownWebhook);
	const trigger = createRegisteredTrigger();
	await trigger.activate();
	expect(trigger.staticData.secret).toBe(SECRET);
});
