import type { Content } from './messages';
import type { Media, MediaFields, MessageType } from './recordTypes';
import { findVariables } from './apiRecords';

export type Variables = Record<string, unknown>;

/** Replaces the variables; one without a value stays unchanged. */
export function renderTemplate(content: string, variables: Variables): string {
	return content.replace(/\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu, (placeholder, name: string) =>
		Object.hasOwn(variables, name) && variables[name] !== null
			? String(variables[name])
			: placeholder,
	);
}

export function findMissingVariables(content: string, variables: Variables): string[] {
	return findVariables(content).filter(
		(name) => !Object.hasOwn(variables, name) || variables[name] === null,
	);
}

function getMessageType(mimeType: string): MessageType {
	const [kind] = mimeType.split('/');
	return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document';
}

/** Creates a text, or a file with the text as its caption. */
export function createTemplateContent(text: string, file: MediaFields | null): Content {
	if (!file?.media_url) return { type: 'text', text };
	const media: Media = {
		mime_type: file.media_type ?? 'application/octet-stream',
		filename: file.media_filename,
		url: file.media_url,
		size: null,
		file: null,
	};
	return { type: getMessageType(media.mime_type), text, media };
}
