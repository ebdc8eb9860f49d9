/** WhatsApp's limit for one file: 16 MB. */
export const MAX_MEDIA_BYTES = 16 * 1024 * 1024;

/** Limit for all files together: beyond 64 MB the oldest are deleted, so that a long run does not fill the memory. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

interface File {
	bytes: Buffer;
	mimeType: string;
}

/** The files of messages, for the phone page. */
export class MediaStore {
	private readonly files = new Map<number, File>();
	private totalBytes = 0;
	private lastId = 0;

	/** Stores the file and returns its id. */
	add(bytes: Buffer, mimeType: string): number {
		this.files.set(++this.lastId, { bytes, mimeType });
		this.totalBytes += bytes.length;
		for (const [id, file] of this.files) {
			if (this.totalBytes <= MAX_TOTAL_BYTES) break;
			this.files.delete(id);
			this.totalBytes -= file.bytes.length;
		}
		return this.lastId;
	}

	get(id: number): File | undefined {
		return this.files.get(id);
	}
}
