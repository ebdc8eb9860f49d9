import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type { NodeHint } from 'n8n-workflow';

/** From this number on a message of any customer keeps n8n busy for a second (docs/benchmarks.md). */
export const MANY_WAITS = 20;

/** What n8n needs to look at one message for one wait, as installed (docs/benchmarks.md). */
const CPU_MS_PER_WAIT = 50;

const ADVICE =
	"To ask many customers, use Send Text and take the replies with a Wavex Trigger, as the example 'Appointment reminder' does.";

/** Says how many waits are open and what they cost. */
export function describeCost(openWaits: number): string {
	const seconds = ((openWaits * CPU_MS_PER_WAIT) / 1000).toFixed(1);
	return `${openWaits} executions wait for a reply. Each message that any customer writes costs n8n about ${seconds} s of CPU time. ${ADVICE}`;
}

/** Shown before the node runs. */
export const waitHint: NodeHint = {
	type: 'info',
	message: `n8n loads each execution that waits for every message that any customer writes: keep at most ${MANY_WAITS} waits open. ${ADVICE}`,
	displayCondition: `={{ $parameter.operation === "${SEND_AND_WAIT_OPERATION}" }}`,
	whenToDisplay: 'beforeExecution',
	location: 'outputPane',
};
