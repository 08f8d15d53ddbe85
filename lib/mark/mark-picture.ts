import type { Attribution, PictureFormat } from '../types.ts';
import { encoded } from './encode.ts';
import { plain } from './escape.ts';
import {
  canWrite,
  drawLabel,
  LabelError,
  measureWith,
  planLabel,
  type LabelPlan,
  type LabelSpec,
  type PixelRows,
} from './label/index.ts';
import { metadataFaults, writeMetadata, type MetadataFields } from './metadata/index.ts';

/** A capture as it came from the browser, without any mark. */
export interface Shot {
  readonly source: Blob | OffscreenCanvas;
  /** Device pixels per css pixel. */
  readonly scale: number;
}

/** Style and words of a picture's label. */
export type PictureLabel = Pick<LabelSpec, 'style' | 'marks' | 'texts'>;

/** Why a picture was not released. `glyphs`: this machine has no font for the words a rule asks for. `covered`, `bare`, `pixels` and `metadata` are marks that do not hold; the others are said by the label's planner. */
export type MarkFault = LabelError['reason'] | 'glyphs' | 'bare' | 'pixels' | 'metadata';

/** The finished picture does not carry its marks as it must, so it does not exist. */
export class MarkError extends Error {
  readonly fault: MarkFault;

  constructor(fault: MarkFault, detail = '', options?: ErrorOptions) {
    super(`The marks do not hold: ${fault} ${detail}`.trim(), options);
    this.name = 'MarkError';
    this.fault = fault;
  }
}

/** Mean difference of a mark's pixels (0..255) that compression may make. PNG makes none. */
const MOST_DIFFERENCE: Record<PictureFormat, number> = { png: 0, jpeg: 16, webp: 16 };

/**
 * Puts label and metadata on a capture and reads both back from the bytes that will be saved. The label's fonts are loaded.
 * @throws MarkError if a mark is missing or damaged in them @throws EncodeError if the browser cannot write the format
 */
export async function markPicture(shot: Shot, label: PictureLabel, fields: MetadataFields, format: PictureFormat): Promise<Blob> {
  const capture = await canvasOf(shot.source);
  const attribution = plainAttribution(fields.attribution);
  for (const mark of label.marks ?? []) {
    if (!canWrite(mark, contextOf(new OffscreenCanvas(64, 64)))) throw new MarkError('glyphs', mark);
  }
  const plan = planFor(capture, { ...label, attribution, scale: shot.scale });
  if (plan.windows.bare > 0) throw new MarkError('bare', `${plan.windows.bare} of ${plan.windows.windows}`);
  const picture = new OffscreenCanvas(plan.width, plan.height);
  drawLabel(contextOf(picture), capture, plan);
  const bare = await encoded(picture, format);
  const bytes = writeMetadata(new Uint8Array(await bare.arrayBuffer()), format, fields);
  const blob = new Blob([bytes], { type: bare.type });

  const faults = metadataFaults(bytes, format, fields);
  if (faults.length > 0) throw new MarkError('metadata', faults.join(', '));
  await readBack(blob, picture, plan, MOST_DIFFERENCE[format]);
  return blob;
}

function planFor(capture: OffscreenCanvas, spec: Parameters<typeof planLabel>[1]): LabelPlan {
  const context = contextOf(capture);
  const rows: PixelRows = {
    width: capture.width,
    height: capture.height,
    rows: (from, count) => context.getImageData(0, from, capture.width, count).data,
  };
  try {
    return planLabel(rows, spec, measureWith(contextOf(new OffscreenCanvas(1, 1))));
  } catch (cause) {
    if (cause instanceof LabelError) throw new MarkError(cause.reason, cause.message, { cause });
    throw cause;
  }
}

/** Compares every mark in the finished file with what was drawn. */
async function readBack(file: Blob, drawn: OffscreenCanvas, plan: LabelPlan, most: number): Promise<void> {
  const decoded = await createImageBitmap(file);
  try {
    if (decoded.width !== plan.width || decoded.height !== plan.height) throw new MarkError('pixels', 'size');
    const wanted = contextOf(drawn);
    for (const { x, y, width, height } of plan.marks) {
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [columns, rows] = [Math.ceil(width), Math.ceil(height)];
      const seen = contextOf(new OffscreenCanvas(columns, rows));
      seen.drawImage(decoded, left, top, columns, rows, 0, 0, columns, rows);
      const difference = meanDifference(
        seen.getImageData(0, 0, columns, rows).data,
        wanted.getImageData(left, top, columns, rows).data,
      );
      if (difference > most) throw new MarkError('pixels', `${difference.toFixed(1)} at ${left}, ${top}`);
    }
  } finally {
    decoded.close();
  }
}

/** Of two stretches of RGBA of the same length, 0..255. */
function meanDifference(one: Uint8ClampedArray, other: Uint8ClampedArray): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  return sum / one.length;
}

/** The label shows one clean line of each text, whatever it was. */
function plainAttribution(attribution: Attribution): Attribution {
  const { model, ...rest } = attribution;
  return {
    ...rest,
    name: plain(rest.name),
    host: plain(rest.host),
    site: plain(rest.site),
    ...(model === undefined || plain(model) === '' ? {} : { model: plain(model) }),
  };
}

async function canvasOf(source: Blob | OffscreenCanvas): Promise<OffscreenCanvas> {
  if (source instanceof OffscreenCanvas) return source;
  const bitmap = await createImageBitmap(source);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  contextOf(canvas).drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new MarkError('too-large', 'no memory for the picture');
  return context;
}
