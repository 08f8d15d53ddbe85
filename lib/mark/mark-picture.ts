import type { Attribution, Lack, PictureFormat } from '../types.ts';
import { canvasOf, contextOf } from './canvas.ts';
import { encoded } from './encode.ts';
import { MarkError } from './error.ts';
import { plain } from './escape.ts';
import { finish, type Seal } from './finish.ts';
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
import type { MetadataFields } from './metadata/index.ts';
import { readBack } from './read-back.ts';
import { claimOf, watermarkIdOf, watermarkText } from './share-mark.ts';
import { watermarkCanvas, watermarkOfPicture } from './watermark-canvas.ts';

/** A capture as it came from the browser, without any mark. */
export interface Shot {
  readonly source: Blob | OffscreenCanvas;
  /** Device pixels per css pixel. */
  readonly scale: number;
}

/** Style and words of a picture's label. */
type PictureLabel = Pick<LabelSpec, 'style' | 'marks' | 'texts'>;

/** What goes onto and into a picture. */
export interface MarkOrder {
  readonly label: PictureLabel;
  /** Without the watermark's id, which follows from the share's. */
  readonly fields: Omit<MetadataFields, 'watermarkId' | 'software'>;
  /** Of Sharemark. */
  readonly version: string;
  /** Whether parts of the capture were covered. */
  readonly redacted: boolean;
  readonly format: PictureFormat;
  readonly seal: Seal;
}

/** A picture that may go out, and which of its marks could not be made. */
export interface MarkedPicture {
  readonly picture: Blob;
  readonly lacks: readonly Lack[];
}

/**
 * Pixels up to which a picture may be too small to carry a watermark that can be read: it needs some repetitions of 128 x 128 px. A larger one that cannot
 * be read is not released.
 */
const SMALL_PX = 512 * 512;

/**
 * Puts all four marks on a capture, in the order in which none harms another: label, watermark (pixels), metadata, signature (last: it covers every byte).
 * Then reads each back from the very bytes that will be saved. The label's fonts are loaded.
 * @throws MarkError if a mark is missing or damaged in them @throws EncodeError if the browser cannot write the format
 */
export async function markPicture(shot: Shot, order: MarkOrder): Promise<MarkedPicture> {
  const { label, version, redacted, format, seal } = order;
  const capture = await canvasOf(shot.source);
  const attribution = plainAttribution(order.fields.attribution);
  for (const mark of label.marks ?? []) {
    if (!canWrite(mark, contextOf(new OffscreenCanvas(64, 64)))) throw new MarkError('glyphs', mark);
  }
  const plan = planFor(capture, { ...label, attribution, scale: shot.scale });
  if (plan.windows.bare > 0) throw new MarkError('bare', `${plan.windows.bare} of ${plan.windows.windows}`);

  const { drawn, file, watermark } = await draw(capture, plan, format, watermarkIdOf(order.fields.id));
  const fields: MetadataFields = {
    ...order.fields,
    software: `Sharemark ${version}`,
    ...(watermark === undefined ? {} : { watermarkId: watermarkText(watermark) }),
  };
  const claim = claimOf(fields, version, redacted, watermark);
  const { bytes, signed } = await finish(new Uint8Array(await file.arrayBuffer()), format, fields, claim, seal);
  const picture = new Blob([bytes], { type: file.type });
  await readBack(picture, { drawn, plan, format, ...(watermark === undefined ? {} : { watermark }) });
  return {
    picture,
    lacks: [...(watermark === undefined ? (['watermark'] as const) : []), ...(signed ? [] : (['credentials'] as const))],
  };
}

interface Drawn {
  readonly drawn: OffscreenCanvas;
  readonly file: Blob;
  /** Absent if the picture cannot carry it. */
  readonly watermark?: number;
}

async function draw(
  capture: OffscreenCanvas,
  plan: LabelPlan,
  format: PictureFormat,
  watermark: number | undefined,
): Promise<Drawn> {
  const drawn = new OffscreenCanvas(plan.width, plan.height);
  drawLabel(contextOf(drawn), capture, plan);
  if (watermark === undefined) return { drawn, file: await encoded(drawn, format) };
  watermarkCanvas(contextOf(drawn), plan, watermark);
  const file = await encoded(drawn, format);
  if (plan.width * plan.height <= SMALL_PX && !(await carries(file, watermark))) return draw(capture, plan, format, undefined);
  return { drawn, file, watermark };
}

async function carries(file: Blob, watermark: number): Promise<boolean> {
  const decoded = await createImageBitmap(file);
  const found = watermarkOfPicture(decoded);
  decoded.close();
  return found === watermark;
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
