/** WhatsApp's ceiling for one file. */
export const MAX_MEDIA_BYTES = 16 * 1024 * 1024;

/** All files together; beyond it the oldest are forgotten, so that a long run does not fill the memory. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

interface File {
	bytes: Buffer;
	mimeType: string;
}

/** The files of messages, for the phone to show. */
export class MediaStore {
	private readonly files = new Map<number, File>();
	private kept = 0;
	private lastId = 0;

	/** Keeps the file and answers its number. */
	add(bytes: Buffer, mimeType: string): number {
		this.files.set(++this.lastId, { bytes, mimeType });
		this.kept += bytes.length;
		for (const [id, file] of this.files) {
			if (this.kept <= MAX_KEPT_BYTES) break;
			this.files.delete(id);
			this.kept -= file.bytes.length;
		}
		return this.lastId;
	}

	get(id: number): File | undefined {
		return this.files.get(id);
	}
}
