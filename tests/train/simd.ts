/**
 * The convolution of the training's forward pass as a few hundred bytes of WebAssembly SIMD, assembled here: it is where nine
 * tenths of the time go, and plain JavaScript is some five times slower. Multiply and add are separate instructions, so
 * the result is the same on every machine. The shipped engine does without.
 */

/** Filters computed together: eight registers of four. */
export const FILTER_BLOCK = 32;

const I32 = 0x7f;
const V128 = 0x7b;
const op = {
  block: 0x02,
  loop: 0x03,
  br: 0x0c,
  brIf: 0x0d,
  get: 0x20,
  set: 0x21,
  i32const: 0x41,
  geS: 0x4e,
  add: 0x6a,
  end: 0x0b,
};
const simd = { load: 0, splatLoad: 9, store: 11, f32Add: 228, f32Mul: 230 };

function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed form; only small non-negative numbers occur here. */
function sleb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if (rest === 0 && (byte & 0x40) === 0) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

const section = (id: number, body: number[]): number[] => [id, ...leb(body.length), ...body];
const v = (code: number): number[] => [0xfd, ...leb(code)];
const get = (local: number): number[] => [op.get, ...leb(local)];
const set = (local: number): number[] => [op.set, ...leb(local)];
const bump = (local: number, by: number): number[] => [...get(local), op.i32const, ...sleb(by), op.add, ...set(local)];

/** Body of `conv(x, xEnd, w, bias, y)`: addresses in bytes; for each row of x, 32 filter responses, rows of y `filters` wide. */
function body(dim: number, width: number, filters: number): number[] {
  const [x, xEnd, w, bias, y, xi, wi, xStop, first] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const value = 16;
  const registers = FILTER_BLOCK / 4;
  const each = (make: (k: number) => number[]): number[] => Array.from({ length: registers }, (_, k) => make(k)).flat();
  const inner = [
    ...get(xi), ...v(simd.splatLoad), 2, 0, ...set(value),
    ...each((k) => [...get(first + k), ...get(value), ...get(wi), ...v(simd.load), 4, ...leb(16 * k), ...v(simd.f32Mul), ...v(simd.f32Add), ...set(first + k)]),
    ...bump(xi, 4),
    ...bump(wi, 4 * FILTER_BLOCK),
    ...get(xi), ...get(xStop), 0x48, op.brIf, 0, // while xi < xStop
  ]; // prettier-ignore
  const outer = [
    ...get(x), ...get(xEnd), op.geS, op.brIf, 1,
    ...each((k) => [...get(bias), ...v(simd.load), 4, ...leb(16 * k), ...set(first + k)]),
    ...get(x), ...set(xi), ...get(w), ...set(wi),
    ...get(x), op.i32const, ...sleb(4 * dim * width), op.add, ...set(xStop),
    op.loop, 0x40, ...inner, op.end,
    ...each((k) => [...get(y), ...get(first + k), ...v(simd.store), 4, ...leb(16 * k)]),
    ...bump(x, 4 * dim),
    ...bump(y, 4 * filters),
    op.br, 0,
  ]; // prettier-ignore
  const locals = [2, ...leb(3), I32, ...leb(registers), V128];
  // Local 16 is the splat: one register more than the eight sums.
  locals[locals.length - 2] = registers + 1;
  const code = [...locals, op.block, 0x40, op.loop, 0x40, ...outer, op.end, op.end, op.end];
  return [...leb(code.length), ...code];
}

export interface Convolution {
  /** Input rows: dim numbers each, to be framed by rows of zeros. */
  readonly x: Float32Array;
  /** Weights [filter block][width * dim][FILTER_BLOCK]. */
  readonly w: Float32Array;
  readonly bias: Float32Array;
  /** Responses [row][filters]. */
  readonly y: Float32Array;
  /** Computes y for `rows` rows; row t sees x from row t to t + width - 1. */
  run(rows: number): void;
}

/** @throws RangeError when `filters` is not a multiple of FILTER_BLOCK */
export async function createConvolution(dim: number, width: number, filters: number, maxRows: number): Promise<Convolution> {
  if (filters % FILTER_BLOCK !== 0) throw new RangeError(`filters: ${filters} is not a multiple of ${FILTER_BLOCK}`);
  const lengths = { x: (maxRows + width - 1) * dim, w: width * dim * filters, bias: filters, y: maxRows * filters };
  const offsets = { x: 0, w: 0, bias: 0, y: 0 };
  let bytes = 0;
  for (const name of ['x', 'w', 'bias', 'y'] as const) {
    offsets[name] = bytes;
    bytes += (lengths[name] * 4 + 63) & ~63;
  }
  const pages = Math.ceil(bytes / 65536);
  const name = (text: string): number[] => [...leb(text.length), ...new TextEncoder().encode(text)];
  const module = new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...leb(pages)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('conv'), 0, 0]),
    ...section(10, [1, ...body(dim, width, filters)]),
  ]); // prettier-ignore
  const { instance } = await WebAssembly.instantiate(module);
  const { memory, conv } = instance.exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof conv !== 'function')
    throw new Error('the assembled module lacks its exports');
  const view = (part: keyof typeof offsets): Float32Array => new Float32Array(memory.buffer, offsets[part], lengths[part]);
  return {
    x: view('x'),
    w: view('w'),
    bias: view('bias'),
    y: view('y'),
    run(rows) {
      for (let block = 0; block < filters / FILTER_BLOCK; block += 1)
        conv(
          offsets.x,
          offsets.x + rows * dim * 4,
          offsets.w + block * width * dim * FILTER_BLOCK * 4,
          offsets.bias + block * FILTER_BLOCK * 4,
          offsets.y + block * FILTER_BLOCK * 4,
        );
    },
  };
}
