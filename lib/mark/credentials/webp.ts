import type { Asset } from '@trustnxt/c2pa-ts/asset';
import { edited, joined, latin1, MAX_PARTS, startsWith, viewOf } from '../metadata/bytes.ts';
import { CredentialsError } from './error.ts';

const CHUNK = latin1('C2PA');
const HEADER = 8;
const RIFF_HEADER = 12;

interface Chunk {
  readonly start: number;
  /** Behind its data; a byte of padding follows if they are of odd length. */
  readonly end: number;
}

export const isWebp = (bytes: Uint8Array): boolean =>
  startsWith(bytes, latin1('RIFF')) && startsWith(bytes.subarray(HEADER), latin1('WEBP'));

/**
 * A WebP as c2pa-ts sees a picture; it has none of its own. The manifest is a chunk `C2PA` behind all others (C2PA 2.1, A.3.5), which needs no flag in
 * VP8X. What the file's own length leaves out goes.
 */
export class Webp implements Asset {
  readonly mimeType = 'image/webp';
  #bytes: Uint8Array<ArrayBuffer>;
  #manifest: Chunk | undefined;

  /** @throws CredentialsError `format` */
  constructor(bytes: Uint8Array) {
    const length = isWebp(bytes) ? viewOf(bytes).getUint32(4, true) + HEADER : 0;
    if (length < RIFF_HEADER || length > bytes.length) throw new CredentialsError('format', 'this is no whole WebP');
    this.#bytes = Uint8Array.from(bytes.subarray(0, length));
    this.#manifest = this.#find();
  }

  getDataLength(): number {
    return this.#bytes.length;
  }

  // oxlint-disable-next-line require-await -- c2pa-ts wants a promise, also of an error
  async getDataRange(start = 0, length?: number): Promise<Uint8Array> {
    return this.#bytes.subarray(start, length === undefined ? undefined : start + length);
  }

  getManifestJUMBF(): Uint8Array | undefined {
    return this.#manifest && this.#bytes.subarray(this.#manifest.start + HEADER, this.#manifest.end);
  }

  dumpInfo(): string {
    return `WebP of ${this.#bytes.length} bytes`;
  }

  // oxlint-disable-next-line require-await -- see above
  async ensureManifestSpace(length: number): Promise<void> {
    const end = this.#bytes.length;
    const { start: from, end: to } = this.#manifest ?? { start: end, end };
    const chunk = joined([CHUNK, new Uint8Array(4 + length + (length % 2))]);
    viewOf(chunk).setUint32(4, length, true);
    const whole = joined([edited(this.#bytes, [{ start: from, end: padded(to) }], end), chunk]);
    viewOf(whole).setUint32(4, whole.length - HEADER, true);
    this.#bytes = whole;
    this.#manifest = { start: whole.length - chunk.length, end: whole.length - (length % 2) };
  }

  /** As c2pa-rs has it: the chunk with its header, without padding behind it. */
  getHashExclusionRange(): { start: number; length: number } {
    if (!this.#manifest) throw new TypeError('no room was made');
    return { start: this.#manifest.start, length: this.#manifest.end - this.#manifest.start };
  }

  // oxlint-disable-next-line require-await -- see above
  async writeManifestJUMBF(jumbf: Uint8Array): Promise<void> {
    if (this.getManifestJUMBF()?.length !== jumbf.length) throw new RangeError('not the room that was made');
    this.#bytes.set(jumbf, (this.#manifest?.start ?? 0) + HEADER);
  }

  #find(): Chunk | undefined {
    const view = viewOf(this.#bytes);
    let found: Chunk | undefined;
    let count = 0;
    for (let start = RIFF_HEADER; start < this.#bytes.length;) {
      const end = start + HEADER > this.#bytes.length ? Infinity : start + HEADER + view.getUint32(start + 4, true);
      count += 1;
      if (end > this.#bytes.length || count > MAX_PARTS)
        throw new CredentialsError('format', 'a WebP chunk is longer than the file');
      if (startsWith(this.#bytes.subarray(start), CHUNK)) {
        if (found) throw new CredentialsError('format', 'two manifests');
        found = { start, end };
      }
      start = padded(end);
    }
    return found;
  }
}

const padded = (end: number): number => end + (end % 2);
