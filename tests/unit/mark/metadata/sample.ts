import { crc32, deflateSync } from 'node:zlib';
import type { MetadataFields } from '../../../../lib/mark/metadata/index.ts';

/** A JPEG of 8 x 8 pixels as Chromium's OffscreenCanvas encodes it. */
export const JPEG = Uint8Array.from(
  Buffer.from(
    [
      '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAA',
      'AAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNj',
      'AAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAAB',
      'ZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAA',
      't4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABt',
      'bHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgG',
      'BgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ',
      'EBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA',
      '/8QAFQEBAQAAAAAAAAAAAAAAAAAABwj/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCUANFtv//Z',
    ].join(''),
    'base64',
  ),
);

/** A PNG chunk with length and checksum. */
export function pngChunk(type: string, data: Uint8Array | string): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(body.length - 4);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of 2 x 1 pixels, with further chunks between IHDR and IDAT. */
export function png(...extra: readonly Buffer[]): Uint8Array {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from([0, 255, 0, 0, 0, 0, 255]));
  const parts = [PNG_SIGNATURE, pngChunk('IHDR', header), ...extra, pngChunk('IDAT', pixels), pngChunk('IEND', '')];
  return Uint8Array.from(Buffer.concat(parts));
}

/** A JPEG segment with its length. */
export function jpegSegment(marker: number, data: Uint8Array | string): Buffer {
  const body = Buffer.from(data);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The sample JPEG with further segments behind its JFIF segment. */
export function jpeg(...extra: readonly Buffer[]): Uint8Array {
  const jfifEnd = 4 + Buffer.from(JPEG).readUInt16BE(4);
  return Uint8Array.from(Buffer.concat([JPEG.subarray(0, jfifEnd), ...extra, JPEG.subarray(jfifEnd)]));
}

export const FIELDS: MetadataFields = {
  id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  attribution: {
    name: 'Jane Doe',
    model: 'gpt-5.2',
    host: 'chatgpt.com',
    site: 'ChatGPT',
    at: Date.UTC(2026, 10, 22, 16, 14, 2, 123),
    zone: 'Europe/Berlin',
  },
  sourceType: 'trained',
  altText: 'Screenshot of an AI chat (gpt-5.2). AI-generated answer: Hello.',
  reviewed: false,
  software: 'Sharemark 0.2.0',
};
