/** Chunks or segments that a file may have: a picture of 100 MB has about 12,000, a file made to fill the memory has millions. */
export const MAX_PARTS = 100_000;

/** A stretch of a file that is replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** Nothing: the stretch goes. */
  readonly insert?: Uint8Array;
}

/** `bytes` up to `end` with the edits made. They do not overlap. */
export function edited(bytes: Uint8Array, edits: readonly Edit[], end: number): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const edit of edits.toSorted((one, other) => one.start - other.start)) {
    parts.push(bytes.subarray(from, edit.start));
    if (edit.insert) parts.push(edit.insert);
    from = edit.end;
  }
  return joined([...parts, bytes.subarray(from, end)]);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** ASCII and Latin-1 text as bytes. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

export function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, index) => bytes[index] === byte);
}

/** View for reading numbers; big-endian unless told otherwise. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
