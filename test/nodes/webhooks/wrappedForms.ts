import type { FieldForm } from './fieldForms';

/** Messages in the fields of Baileys that wrap or accompany others. */
export const wrappedForms: FieldForm[] = [
	[
		'a disappearing message',
		{
			message: {
				ephemeralMessage: {
					message: { extendedTextMessage: { text: 'Yes', contextInfo: { stanzaId: 'WA0' } } },
				},
			},
		},
		{ messageType: 'text', text: 'Yes', quotedMessageId: 'WA0' },
	],
	[
		'a disappearing reaction',
		{ message: { ephemeralMessage: { message: { reactionMessage: { text: '👍' } } } } },
		{ messageType: 'reaction' },
	],
	[
		'a picture to be viewed once',
		{ message: { viewOnceMessageV2: { message: { imageMessage: { caption: 'Look' } } } } },
		{ messageType: 'image', text: 'Look' },
	],
	[
		'a document with a caption',
		{
			message: {
				documentWithCaptionMessage: {
					message: { documentMessage: { fileName: '1.pdf', caption: 'Look' } },
				},
			},
		},
		{ messageType: 'document', text: 'Look' },
	],
	[
		'a text with the keys of its group',
		{ message: { senderKeyDistributionMessage: { groupId: 'x' }, conversation: 'Hi' } },
		{ messageType: 'text', text: 'Hi' },
	],
	[
		'a template button',
		{ message: { templateButtonReplyMessage: { selectedId: '1', selectedDisplayText: 'Yes' } } },
		{ messageType: 'text', text: 'Yes' },
	],
];
