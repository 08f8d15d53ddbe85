import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeIdentity } from '../../../../lib/mark/credentials/identity.ts';
import { judgeCredentials } from '../../../../lib/mark/credentials/judge.ts';
import { signPicture } from '../../../../lib/mark/credentials/sign.ts';
import type { Pixels } from '../../../../lib/mark/label/types.ts';
import { writeMetadata } from '../../../../lib/mark/metadata/index.ts';
import { xmpPacket } from '../../../../lib/mark/metadata/xmp.ts';
import { conclude } from '../../../../lib/mark/verify/conclude.ts';
import type { PictureHeader } from '../../../../lib/mark/verify/header.ts';
import { inspect } from '../../../../lib/mark/verify/intake.ts';
import { labelTemplates } from '../../../../lib/mark/verify/label/index.ts';
import { LAYERS, type Findings } from '../../../../lib/mark/verify/layers.ts';
import { parseFinding, type Finding } from '../../../../lib/mark/verify/protocol.ts';
import { verify, type Tools } from '../../../../lib/mark/verify/verify.ts';
import { embedWatermark } from '../../../../lib/mark/watermark/index.ts';
import { CLAIM, NOW, pemOf, WASM } from '../credentials/sample.ts';
import { FIELDS, JPEG, jpeg, jpegSegment, png, pngChunk } from '../metadata/sample.ts';
import { blank, creditLine, draw } from './drawn.ts';

const ID = 0x1b4e28ba;
/** Milliseconds; twice as long as any of it takes on a busy machine, and far less than what a bomb would. */
const HANG_MS = 5000;
const { identity } = await makeIdentity({ name: 'Jane Doe' }, NOW);
const CLAIMED = { ...CLAIM, sourceType: FIELDS.sourceType, watermark: ID, redacted: false, ingredients: [] };

/** The judge reads PNGs here; what it decodes in a browser, tests of the page show. */
const tools: Tools = {
  decode: async (bytes) => {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
    return { width, height, data: new Uint8ClampedArray(data) };
  },
  templates: async () => ({ templates: labelTemplates(draw), unsought: [] }),
  anchors: async () => [pemOf(identity.chain[1])],
  judge: (bytes, mime, trust) => judgeCredentials(bytes, mime, trust, WASM),
};

interface Marks {
  readonly label?: boolean;
  readonly watermark?: boolean;
  readonly metadata?: boolean;
  readonly credentials?: boolean;
}

/** A picture with some of the marks, by the project's own code, but for the label's face. */
async function picture({ label = true, watermark = true, metadata = true, credentials = true }: Marks = {}) {
  const pixels = blank(760, 640, 235);
  if (label) paste(creditLine({ unit: 3 }).pixels, pixels, 60, 40);
  if (watermark) embedWatermark(pixels, ID);
  const whole = new PNG({ width: pixels.width, height: pixels.height });
  whole.data = Buffer.from(pixels.data);
  let bytes = new Uint8Array(PNG.sync.write(whole));
  if (metadata) bytes = writeMetadata(bytes, 'png', FIELDS);
  return credentials ? new Uint8Array(await signPicture(bytes, 'png', CLAIMED, identity)) : bytes;
}

/** Bytes of their own memory, as a file's are. */
const own = (bytes: Uint8Array) => new Uint8Array(bytes);

function paste(from: Pixels, onto: Pixels, x: number, y: number): void {
  for (let row = 0; row < from.height; row++)
    onto.data.set(from.data.subarray(row * from.width * 4, (row + 1) * from.width * 4), ((y + row) * onto.width + x) * 4);
}

function headerOf(bytes: Uint8Array): PictureHeader {
  const header = inspect(bytes);
  if (typeof header === 'string') throw new Error(header);
  return header;
}

/** What the page would have been told, read as the page reads it. */
async function look(bytes: Uint8Array<ArrayBuffer>, with_: Partial<Tools> = {}): Promise<Findings> {
  const header = headerOf(bytes);
  let found: Finding = {};
  await verify({ bytes, header }, { ...tools, ...with_ }, (finding) => {
    const parsed = parseFinding(finding);
    expect(parsed).toEqual(finding);
    found = { ...found, ...parsed };
  });
  const { label, metadata, credentials, watermark } = found;
  if (!label || !metadata || !credentials || !watermark) throw new Error(`Not told: ${JSON.stringify(found)}`);
  return { header, label, metadata, credentials, watermark };
}

const withoutChinese = async () => ({ ...(await tools.templates()), unsought: ['人工智能生成'] });
const statesOf = (findings: Findings) => Object.fromEntries(LAYERS.map((name) => [name, findings[name].state]));
const fails = () => Promise.reject(new Error('on purpose'));

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

describe('a picture of our own', () => {
  test('has four marks, and they say what was put in', async () => {
    const found = await look(await picture());
    expect(found.label).toMatchObject({ state: 'found', says: { texts: ['AI-GENERATED'] } });
    expect(found.metadata).toEqual({ state: 'found', says: FIELDS });
    expect(found.watermark).toEqual({ state: 'found', says: { id: ID } });
    expect(found.credentials).toEqual({
      state: 'found',
      says: {
        standing: 'trusted',
        signer: 'Jane Doe',
        software: 'Sharemark 0.1.0',
        title: CLAIM.title,
        system: 'ChatGPT gpt-5.2',
        ai: FIELDS.sourceType,
        edited: false,
        watermarkId: ID,
      },
    });
    expect(conclude(found, [FIELDS.id])).toEqual({ marked: 'all', altered: [], conflicts: [], own: FIELDS.id });
  });

  test.each(LAYERS)('without %s lacks that alone', async (gone) => {
    const found = await look(await picture({ [gone]: false }));
    expect(statesOf(found)).toEqual({ ...statesOf(await look(await picture())), [gone]: 'absent' });
    expect(Object.values(statesOf(found)).filter((state) => state === 'found')).toHaveLength(3);
    expect(conclude(found, [])).toMatchObject({ marked: 'some', conflicts: gone === 'label' ? ['unlabelled'] : [] });
  });

  test('whose pixels were changed after signing is told to be altered', async () => {
    const bytes = await picture();
    const at = bytes.lastIndexOf(0x49, bytes.length - 40) - 20;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const found = await look(bytes, { decode: async () => blank(300, 300, 9) });
    expect(found.credentials.state).toBe('broken');
    expect(conclude(found, []).altered).toContain('credentials');
  });

  test('with another name in its details than in its signature contradicts itself', async () => {
    const details = { ...FIELDS, attribution: { ...FIELDS.attribution, name: 'Eve', model: 'claude-9' } };
    const bytes = writeMetadata(await picture({ metadata: false, credentials: false }), 'png', details);
    const found = await look(new Uint8Array(await signPicture(bytes, 'png', CLAIMED, identity)));
    expect(conclude(found, []).conflicts).toEqual(['name-credentials', 'model-credentials']);
  });

  test('is valid, not trusted, to somebody else; and unjudged where nobody can say whom this device trusts', async () => {
    const bytes = await picture();
    expect((await look(bytes, { anchors: async () => [] })).credentials).toMatchObject({ says: { standing: 'valid' } });
    expect((await look(bytes, { anchors: fails })).credentials).toMatchObject({ says: { standing: 'unjudged' } });
  });
});

describe('a search that fails is told, and never as nothing found', () => {
  test.each([
    ['decode', ['label', 'watermark']],
    ['templates', ['label']],
    ['judge', ['credentials']],
  ] as const)('%s', async (tool, lost) => {
    const found = await look(own(png()), { [tool]: fails });
    for (const name of LAYERS) {
      const expected = lost.some((one) => one === name) ? { state: 'unknown', why: 'failed' } : { state: 'absent' };
      expect(found[name]).toEqual(expected);
    }
    expect(conclude(found, []).marked).toBe('unchecked');
  });

  test('wordings that this device has no letters for are named', async () => {
    expect((await look(own(png()), { templates: withoutChinese })).label).toEqual({
      state: 'absent',
      unsought: ['人工智能生成'],
    });
  });

  test('credentials that cannot be read, or lie elsewhere, are not “none”', async () => {
    const unreadable = await look(own(png()), { judge: async () => ({ kind: 'unreadable', why: 'deep boxes' }) });
    expect(unreadable.credentials).toEqual({ state: 'broken', why: 'deep boxes' });
    const remote = await look(own(png()), { judge: async () => ({ kind: 'none', remote: true }) });
    expect(remote.credentials).toEqual({ state: 'unknown', why: 'remote' });
  });
});

describe('a picture of nobody’s', () => {
  test('has none of the marks', async () => {
    const bytes = await picture({ label: false, watermark: false, metadata: false, credentials: false });
    const found = await look(bytes);
    expect(statesOf(found)).toEqual({ label: 'absent', metadata: 'absent', credentials: 'absent', watermark: 'absent' });
    expect(conclude(found, [FIELDS.id]).marked).toBe('none');
  });

  test('whose XMP is in a form that is not read, is twice there or none at all is no forgery of ours', async () => {
    const bomb = deflateSync(Buffer.alloc(50e6, 0x20), { level: 9 });
    const zipped = pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0\0\0', 'latin1'), bomb]));
    const plain = pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x/>', 'latin1'));
    for (const bytes of [png(zipped), png(plain), png(plain, plain)]) {
      const started = performance.now();
      const found = await look(own(bytes));
      expect(performance.now() - started).toBeLessThan(HANG_MS);
      expect(found.metadata).toEqual({ state: 'unknown', why: 'unreadable' });
      expect(conclude(found, [])).toMatchObject({ marked: 'unchecked', altered: [] });
    }
  });

  test('a GIF may be signed, which is not read', async () => {
    const gif = Uint8Array.from(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'));
    const found = await look(gif, { decode: async () => blank(1, 1, 9) });
    expect(found.credentials).toEqual({ state: 'unknown', why: 'format' });
    expect(found.metadata).toEqual({ state: 'absent' });
  });
});

describe('hostile files', () => {
  test('details that Sharemark wrote and somebody took apart do not hold', async () => {
    const packet = xmpPacket(FIELDS).replace(/(sharemark:Reviewed\W+)(?:True|False)/, '$1Perhaps');
    expect(packet).toContain('Perhaps');
    const found = await look(own(png(pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${packet}`))));
    expect(found.metadata).toMatchObject({ state: 'broken' });
    expect(conclude(found, [])).toMatchObject({ marked: 'some', altered: ['metadata'] });
  });

  test('a manifest of deeply nested boxes does not hold, nor look like none', async () => {
    let box = Buffer.alloc(0);
    for (let depth = 0; depth < 2000; depth++) {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(box.length + 8);
      head.write('jumb', 4, 'latin1');
      box = Buffer.concat([head, box]);
    }
    const found = await look(own(png(pngChunk('caBX', box))));
    expect(found.credentials.state).toBe('broken');
  });

  test('half a picture with all marks: what is left is judged, and nothing is taken for unmarked', async () => {
    const bytes = await picture();
    for (const share of [0.2, 0.5, 0.9, 0.999]) {
      const found = await look(bytes.slice(0, Math.floor(bytes.length * share)));
      expect(conclude(found, []).marked).not.toBe('none');
      expect(found.credentials.state).not.toBe('found');
    }
  });

  test('a JPEG of 200 segments that call themselves metadata', async () => {
    const segment = jpegSegment(
      0xe1,
      Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0<x'), Buffer.alloc(60_000, 0x3c)]),
    );
    const bytes = own(jpeg(...Array.from({ length: 200 }, () => segment)));
    const started = performance.now();
    const found = await look(bytes, { decode: fails });
    expect(performance.now() - started).toBeLessThan(HANG_MS);
    expect(found.metadata).toEqual({ state: 'unknown', why: 'unreadable' });
  });

  test('whatever was done to the bytes, every layer is told and nothing is thrown', async () => {
    const marked = await picture();
    const bad = fc.tuple(fc.constantFrom(marked, own(JPEG)), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }));
    const told: string[] = [];
    await fc.assert(
      fc.asyncProperty(bad, async ([bytes, at, noise]) => {
        const changed = bytes.slice();
        changed.set(noise.subarray(0, changed.length - 40), 40 + (at % (changed.length - 80)));
        if (typeof inspect(changed) === 'string') return;
        const found = await look(changed, { decode: async () => blank(8, 8, 9) });
        if (bytes === marked) told.push(found.credentials.state);
      }),
      { numRuns: 40, seed: 6 },
    );
    expect(told).toContain('broken');
    expect(told).not.toContain('absent');
  }, 60_000);
});
