import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Claim, SignedFormat } from '../../../../lib/mark/credentials/claim.ts';
import type { JudgedType } from '../../../../lib/mark/credentials/judge.ts';
import { PemConverter } from '../../../../lib/mark/credentials/x509.ts';
import { JPEG, png } from '../metadata/sample.ts';

/** 2026-11-30T12:00Z: what c2pa-rs takes for now is the computer's own time, so certificates must be valid then, too. */
export const NOW = Date.UTC(2026, 10, 30, 12);

/** A lossless WebP of one pixel. */
const WEBP = Uint8Array.from(Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'));

export const PICTURES = { png: png(), jpeg: JPEG, webp: WEBP } as const satisfies Record<SignedFormat, Uint8Array>;
export const FORMATS = ['png', 'jpeg', 'webp'] as const;
export const mimeOf = (format: SignedFormat): JudgedType => `image/${format}`;

export const CLAIM: Claim = {
  id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  title: 'A chat with ChatGPT, shared by Jane Doe',
  sourceType: 'composite',
  system: { name: 'ChatGPT', version: 'gpt-5.2' },
  generator: { name: 'Sharemark', version: '0.1.0' },
  at: NOW,
  redacted: true,
  watermark: 0xdeadbeef,
  ingredients: [
    {
      title: 'A cat',
      format: 'image/png',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      description: 'XMP says that it was made by AI',
    },
    { title: 'A dog' },
  ],
};

export const WASM = readFileSync(fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm')));

export const pemOf = (der: Uint8Array<ArrayBuffer> | undefined): string =>
  PemConverter.encode(der ?? new Uint8Array(), 'CERTIFICATE');
