import type { INodePropertyRouting } from 'n8n-workflow';

import { createInputError } from '../errors/nodeErrors';
import { createExecutor } from './executeRequest';

/**
 * The routing of an operation that is a function of its own (`customOperations`). n8n comes this way only as the tool of
 * an AI agent before version 3, which does not know such functions: the node says so, and sends nothing.
 */
export const customOperationRouting: INodePropertyRouting = {
	operations: {
		pagination: createExecutor(async function () {
			throw createInputError(
				this.getNode(),
				'This AI agent is too old for this operation',
				'Add the AI Agent node anew, so that it has version 3 or later. This request was not sent.',
			);
		}),
	},
};
