import { NodeConnectionTypes } from 'n8n-workflow';
import type { ExpressionString } from 'n8n-workflow';

import { events } from '../webhooks/events';

const names = JSON.stringify(Object.fromEntries(events.map(({ value, name }) => [value, name])));

const { Main } = NodeConnectionTypes;

/** One output, or one for each selected event, in the user's order and with the event's name. */
export const outputs: ExpressionString = `={{ $parameter.options?.outputPerEvent ? [$parameter.events].flat().map((event) => ({ type: "${Main}", displayName: ${names}[event] })) : ["${Main}"] }}`;
