import type { IDataObject, IExecuteSingleFunctions, INode } from 'n8n-workflow';

import { recipient } from '../../../shared/recipientField';
import {
	integer,
	isBlank,
	number,
	optional,
	throwInputError,
	formatValue,
	requiredText,
	getParameter,
} from '../../../parameters/values';
import type { Choice, ExpectedReply } from './parseReply';
import { validatePattern } from './safePattern';

/** One year, as an upper bound that catches mistakes. */
const MAX_LIMIT_MINUTES = 525_600;

/** The choices of a review, which n8n offers for the tools of an agent. */
const APPROVAL: Choice[] = [
	{ label: 'Approve', value: 'approve' },
	{ label: 'Decline', value: 'decline' },
];

export interface Question {
	to: string;
	/** Including the menu. */
	text: string;
	expected: ExpectedReply;
	/** 0 for no limit. */
	limitWaitMinutes: number;
	/** Empty for none. */
	retryMessage: string;
	maxRetries: number;
	/** Whether it asks to approve a tool call of an AI agent. */
	isReview: boolean;
}

/** Whether the node is the tool of an AI agent (`Tool`) or reviews the calls of one (`HitlTool`): n8n derives both from the node. */
export function isToolNode({ type }: INode, kind = 'Tool'): boolean {
	return type.endsWith(kind);
}

function readChoices(context: IExecuteSingleFunctions): Choice[] {
	const { choice = [] } = (getParameter(context, 'choices') || {}) as { choice?: IDataObject[] };
	const choices = choice
		.filter(({ label, value }) => !isBlank(label) || !isBlank(value))
		.map(({ label, value }) => ({
			label: String(isBlank(label) ? value : label).trim(),
			value: String(isBlank(value) ? label : value),
		}));
	if (choices.length === 0)
		throwInputError(context, "The field 'Choices' is empty", 'Add a choice.');
	return choices;
}

/** Replaces "[object Object]", which n8n's default text for a review contains in place of the tool's parameters. */
function formatReviewMessage(message: string, { toolParameters }: IDataObject): string {
	const lines = Object.entries(toolParameters ?? {}).map(
		([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
	);
	return message.replace('[object Object]', () => lines.join('\n'));
}

async function readPattern(context: IExecuteSingleFunctions): Promise<string> {
	const pattern = String(await requiredText('pattern', 'Pattern')(context));
	const problem = validatePattern(pattern);
	if (problem)
		throwInputError(
			context,
			`The pattern ${formatValue(pattern)} ${problem}`,
			"Simplify the 'Pattern'.",
		);
	return pattern;
}

async function readExpectedReply(
	context: IExecuteSingleFunctions,
	isReview: boolean,
): Promise<ExpectedReply> {
	const type = String(getParameter(context, 'replyType'));
	const base = { type, choices: [], pattern: '' };
	if (isReview && type === 'any') return { ...base, type: 'choice', choices: APPROVAL };
	if (type === 'choice') return { ...base, choices: readChoices(context) };
	return type === 'pattern' ? { ...base, pattern: await readPattern(context) } : base;
}

/**
 * Reads the question and its settings from the node's parameters.
 *
 * @throws NodeOperationError naming the field, before anything is sent
 */
export async function readQuestion(context: IExecuteSingleFunctions): Promise<Question> {
	const option = (name: string) => `options.${name}`;
	const limit = optional(
		option('limitWaitMinutes'),
		number(option('limitWaitMinutes'), 'Limit Wait Time (Minutes)', 0, MAX_LIMIT_MINUTES),
	);
	const retries = integer(option('maxRetries'), 'Max Retries', 0);
	const retryMessage = optional(
		option('retryMessage'),
		requiredText(option('retryMessage'), 'Retry Message'),
	);
	const isReview = isToolNode(context.getNode(), 'HitlTool');
	const text = String(await requiredText('message', 'Message')(context));
	const message = isReview ? formatReviewMessage(text, context.getInputData().json) : text;
	const expected = await readExpectedReply(context, isReview);
	const menu = expected.choices.map(({ label }, index) => `${index + 1}. ${label}`);
	return {
		to: String(await recipient(context)),
		text: menu.length > 0 ? `${message}\n\n${menu.join('\n')}` : message,
		expected,
		limitWaitMinutes: Number((await limit(context)) ?? 0),
		retryMessage: String((await retryMessage(context)) ?? ''),
		maxRetries: Number(
			(await optional(option('maxRetries'), retries)(context)) ?? (isReview ? 0 : 2),
		),
		isReview,
	};
}
