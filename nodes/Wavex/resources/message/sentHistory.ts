import type { IDataObject } from 'n8n-workflow';

import { getDeliveryStatus } from '../../shared/simplify';
import { removeInvisible } from '../../utils/digits';
import { normalizePersonId } from '../../utils/samePerson';
import { extractPhone, toText } from '../../webhooks/payloadValues';

/** The pages of the history, the newest first. */
export type HistoryPages = AsyncIterator<{ records: IDataObject[] }>;

interface SentMessage {
	record: IDataObject;
	/** The latest time at which it can have been sent, in milliseconds since the epoch. */
	time: number;
}

/** A time without a zone may be this much later: no zone is further behind UTC. */
const MAX_ZONE_OFFSET_MS = 12 * 3_600_000;

/** Seconds since the epoch are below this, milliseconds above. */
const MAX_SECONDS = 1e11;

function getTimestamp({ created_at, sent_at, timestamp }: IDataObject): unknown {
	return created_at ?? sent_at ?? timestamp;
}

/**
 * Returns the latest time that a timestamp can mean, in milliseconds since the epoch, because sending twice is worse than not
 * sending. Undefined when it is missing or cannot be read.
 */
export function getLatestTime(value: unknown): number | undefined {
	const text = String(value).trim();
	if (/^\d{9,14}(?:\.\d+)?$/.test(text)) {
		return Number(text) * (Number(text) < MAX_SECONDS ? 1000 : 1);
	}
	if (!/^\d{4}-\d\d-\d\d[T ]\d/.test(text)) return undefined;
	const hasZone = /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/i.test(text);
	const time = Date.parse(hasZone ? text : `${text.replace(' ', 'T')}Z`);
	if (Number.isNaN(time)) return undefined;
	return hasZone ? time : time + MAX_ZONE_OFFSET_MS;
}

/** Returns when a message of the history was sent: as text, in ISO 8601 unless the API writes it in another form. */
export function getSentAt(record: IDataObject): string | null {
	const value = getTimestamp(record) ?? null;
	const isNumber = !Number.isNaN(Number(value));
	const time = isNumber ? getLatestTime(value) : undefined;
	return time === undefined ? (value as string | null) : new Date(time).toISOString();
}

/** A LID contains no phone number. Without its suffix it is longer than any number. */
function hidesNumber(id: string): boolean {
	return id === '' || /@lid$/i.test(id) || /^\d{16,}$/.test(id);
}

/** Equal for messages that are the same to the recipient. The API may change spaces, the ends of lines and what is invisible. */
function createKey(to: string, text: string): string {
	// The history may write a number with a plus sign and spaces.
	const id = extractPhone(to) ?? to.toLowerCase();
	const person = hidesNumber(id) ? '' : normalizePersonId(id);
	return `${person} ${removeInvisible(text).normalize().replace(/\s+/g, ' ').trim()}`;
}

/** The messages that a session sent before this run of the node. Each of them stands for one item. */
export class SentHistory {
	/** When it was first read, in milliseconds since the epoch. */
	readonly readAt = Date.now();

	private readonly messages = new Map<string, SentMessage[]>();

	private readonly ids = new Set<unknown>();

	private isFirstRead = true;

	private isComplete = false;

	/** The latest time of the first read, and of the last page. */
	private latestTime = 0;

	private latestOnPage = -Infinity;

	/** Whether the last page was older than the one before it. */
	private isDescending = false;

	constructor(private readonly pages: HistoryPages) {}

	/**
	 * Returns and removes the oldest message with this number and text since `since` (milliseconds since the epoch). One whose
	 * time is not known counts as sent since then, one to an ID without a number as sent to any number.
	 *
	 * @throws what fetching a page throws; then the history must not be used any more
	 */
	async take(to: string, text: string, since: number): Promise<IDataObject | undefined> {
		while (!this.isComplete && !this.isReadBackTo(since)) {
			const page = await this.pages.next();
			if (page.done) this.isComplete = true;
			else this.addPage(page.value.records);
		}
		this.isFirstRead = false;
		for (const key of new Set([createKey(to, text), createKey('', text)])) {
			const messages = this.messages.get(key) ?? [];
			const recent = messages.filter(({ time }) => time >= since);
			if (recent.length === 0) continue;
			const oldest = recent.reduce((a, b) => (b.time <= a.time ? b : a));
			messages.splice(messages.indexOf(oldest), 1);
			return oldest.record;
		}
		return undefined;
	}

	/** Whether all records of the last page are older. A list whose pages do not go back in time is read to its end. */
	private isReadBackTo(since: number): boolean {
		return this.isDescending && this.latestOnPage < since;
	}

	private addPage(records: IDataObject[]): void {
		if (records.length === 0) return;
		const times = records.map((record) => getLatestTime(getTimestamp(record)) ?? Infinity);
		const latest = times.reduce((a, b) => Math.max(a, b));
		this.isDescending = latest < this.latestOnPage;
		this.latestOnPage = latest;
		if (this.isFirstRead) this.latestTime = Math.max(this.latestTime, latest);
		for (const [index, record] of records.entries()) {
			const time = times[index];
			// What this run has sent since then moves records to later pages.
			if (time > this.latestTime) continue;
			if (record.id && this.ids.has(record.id)) continue;
			this.ids.add(record.id);
			if (record.status === 'received' || getDeliveryStatus(record) === 'failed') continue;
			const key = createKey((toText(record.to) ?? '').trim(), String(record.message ?? ''));
			this.messages.set(key, [...(this.messages.get(key) ?? []), { record, time }]);
		}
	}
}
