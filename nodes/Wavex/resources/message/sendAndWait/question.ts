import type { IDataObject, IExecuteSingleFunctions, INode } from 'n8n-workflow';

import {
	integerFrom,
	isBlank,
	numberBetween,
	optional,
	phoneNumberOrGroup,
	throwInputError,
	formatValue,
	phoneNumber,
	requiredText,
	requireText,
	getParameter,
} from '../../../parameters/values';
import type { ParameterReader } from '../../../parameters/deferred';
import type { Choice } from './parseChoice';
import type { ExpectedReply } from './parseReply';
import { validatePattern } from './safePattern';

/** One year, as an upper bound that catches mistakes. */
const MAX_LIMIT_MINUTES = 525_600;

/** The choices of a review, which n8n offers for the tools of an agent. */
const APPROVAL: Choice[] = [
	{ label: 'Approve', value: 'approve', emoji: '👍' },
	{ label: 'Decline', value: 'decline', emoji: '👎' },
];

export interface Question {
	to: string;
	/** Including the menu. */
	text: string;
	expected: ExpectedReply;
	/** 0 for no limit. */
	limitWaitMinutes: number;
	/** The only one whose reply counts in a group; undefined for any member. */
	groupMember?: string;
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
			label: requireText(context, isBlank(label) ? value : label, 'Label').trim(),
			value: requireText(context, isBlank(value) ? label : value, 'Value'),
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

function readPattern(context: IExecuteSingleFunctions): string {
	const pattern = requiredText(context, 'pattern', 'Pattern');
	const problem = validatePattern(pattern);
	if (problem)
		throwInputError(
			context,
			`The pattern ${formatValue(pattern)} ${problem}`,
			"Simplify the 'Pattern'.",
		);
	return pattern;
}

function readExpectedReply(context: IExecuteSingleFunctions, isReview: boolean): ExpectedReply {
	const type = String(getParameter(context, 'replyType'));
	const base = { type, choices: [], pattern: '' };
	if (isReview && ['any', 'approval'].includes(type))
		return { ...base, type: 'choice', choices: APPROVAL };
	if (type === 'choice') return { ...base, choices: readChoices(context) };
	return type === 'pattern' ? { ...base, pattern: readPattern(context) } : base;
}

/** What the question and the retry message say where the user enters nothing, in the language of the question. */
const TEXTS = {
	en: {
		menu: 'Reply with a number.',
		choice: 'Please reply with a number from 1 to {}.',
		number: 'Please reply with a number, such as 150.',
		date: 'Please reply with a date, such as 31/12/2030.',
	},
	ar: {
		menu: 'أرسل رقم اختيارك.',
		choice: 'من فضلك أرسل رقمًا من 1 إلى {}.',
		number: 'من فضلك أرسل رقمًا، مثل 150.',
		date: 'من فضلك أرسل تاريخًا، مثل 31/12/2030.',
	},
};

/** Returns the message with the menu of its choices below it, and the default message for an invalid reply. */
function createTexts(message: string, { type, choices }: ExpectedReply) {
	const texts = TEXTS[/\p{Script=Arabic}/u.test(message) ? 'ar' : 'en'];
	const menu = choices.map(({ label }, index) => `${index + 1}. ${label}`).join('\n');
	return {
		text: menu ? `${message}\n\n${menu}\n\n${texts.menu}` : message,
		retryMessage: (texts[type as keyof typeof texts] ?? '').replace('{}', String(choices.length)),
	};
}

/**
 * Reads the question and its settings from the node's parameters.
 *
 * @throws NodeOperationError naming the field, before anything is sent
 */
export async function readQuestion(context: IExecuteSingleFunctions): Promise<Question> {
	const readOption = <T>(read: ParameterReader<T>, name: string, label: string) =>
		optional(read)(context, `options.${name}`, label);
	const isReview = isToolNode(context.getNode(), 'HitlTool');
	const entered = requiredText(context, 'message', 'Message');
	const message = isReview ? formatReviewMessage(entered, context.getInputData().json) : entered;
	const expected = readExpectedReply(context, isReview);
	// n8n hides the options for it then, and refuses to read a field that it hides.
	const isAny = getParameter(context, 'replyType') === 'any';
	const { text, retryMessage } = createTexts(message, expected);
	const to = await phoneNumberOrGroup(context, 'to', 'To');
	const groupMember = await readOption(phoneNumber, 'groupMember', 'Group Member');
	return {
		to,
		groupMember,
		text,
		expected,
		limitWaitMinutes:
			readOption(
				numberBetween(0, MAX_LIMIT_MINUTES),
				'limitWaitMinutes',
				'Limit Wait Time (Minutes)',
			) ?? 0,
		retryMessage:
			(isAny ? undefined : readOption(requiredText, 'retryMessage', 'Retry Message')) ??
			retryMessage,
		maxRetries:
			(isAny ? undefined : readOption(integerFrom(0), 'maxRetries', 'Max Retries')) ??
			(isReview ? 0 : 2),
		isReview,
	};
}
