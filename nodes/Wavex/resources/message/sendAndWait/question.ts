import type { IDataObject, IExecuteSingleFunctions, INode } from 'n8n-workflow';

import { readRecipient } from '../../../shared/recipientField';
import {
	integerFrom,
	isBlank,
	numberBetween,
	optional,
	throwInputError,
	formatValue,
	requiredText,
	getParameter,
} from '../../../parameters/values';
import type { ParameterReader } from '../../../parameters/deferred';
import type { Choice, ExpectedReply } from './parseReply';
import { validatePattern } from './safePattern';

/** A year, in minutes: longer waits are meant to have no limit. */
const MAX_WAIT = 525_600;

/** What n8n offers an agent as a review: its answer is yes or no. */
const APPROVAL: Choice[] = [
	{ label: 'Approve', value: 'approve' },
	{ label: 'Decline', value: 'decline' },
];

export interface Question {
	to: string;
	/** With the menu under it. */
	text: string;
	expected: ExpectedReply;
	/** 0 for no limit. */
	limitWaitMinutes: number;
	/** Empty for none. */
	retryMessage: string;
	maxRetries: number;
	/** Whether it reviews what an AI agent is about to do. */
	isReview: boolean;
}

/** Whether an AI agent asks: n8n makes a tool of the node, and another one that reviews what a tool is about to do. */
export function isToolNode({ type }: INode, kind = 'Tool'): boolean {
	return type.endsWith(kind);
}

function choicesOf(context: IExecuteSingleFunctions): Choice[] {
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

/** n8n's own text for a review shows what the agent wants to do as "[object Object]": here it can be read. */
function formatReviewMessage(message: string, { toolParameters }: IDataObject): string {
	const lines = Object.entries(toolParameters ?? {}).map(
		([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
	);
	return message.replace('[object Object]', () => lines.join('\n'));
}

function patternOf(context: IExecuteSingleFunctions): string {
	const pattern = requiredText(context, 'pattern', 'Pattern');
	const fault = validatePattern(pattern);
	if (fault)
		throwInputError(
			context,
			`The pattern ${formatValue(pattern)} ${fault}`,
			"Simplify the 'Pattern'.",
		);
	return pattern;
}

function expectedOf(context: IExecuteSingleFunctions, isReview: boolean): ExpectedReply {
	const type = String(getParameter(context, 'replyType'));
	const none = { type, choices: [], pattern: '' };
	if (isReview && type === 'any') return { ...none, type: 'choice', choices: APPROVAL };
	if (type === 'choice') return { ...none, choices: choicesOf(context) };
	return type === 'pattern' ? { ...none, pattern: patternOf(context) } : none;
}

/**
 * The question with everything that is to be known of it.
 *
 * @throws NodeOperationError naming the field, before anything is sent
 */
export function readQuestion(context: IExecuteSingleFunctions): Question {
	const readOption = <T>(read: ParameterReader<T>, name: string, label: string) =>
		optional(read)(context, `options.${name}`, label);
	const isReview = isToolNode(context.getNode(), 'HitlTool');
	const entered = requiredText(context, 'message', 'Message');
	const message = isReview ? formatReviewMessage(entered, context.getInputData().json) : entered;
	const expected = expectedOf(context, isReview);
	const menu = expected.choices.map(({ label }, index) => `${index + 1}. ${label}`);
	return {
		to: readRecipient(context),
		text: menu.length > 0 ? `${message}\n\n${menu.join('\n')}` : message,
		expected,
		limitWaitMinutes:
			readOption(numberBetween(0, MAX_WAIT), 'limitWaitMinutes', 'Limit Wait Time (Minutes)') ?? 0,
		retryMessage: readOption(requiredText, 'retryMessage', 'Retry Message') ?? '',
		maxRetries: readOption(integerFrom(0), 'maxRetries', 'Max Retries') ?? (isReview ? 0 : 2),
		isReview,
	};
}
