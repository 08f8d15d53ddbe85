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
import { watermarkCanvas } from './watermark-canvas.ts';

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
 * Pixels up to which a picture may be too small to carry a watermark that can be read: it needs some repetitions of its pattern. A larger one that cannot
 * be read is not released.
 */
const SMALL_PX = 512 * 512;
/** Grey levels of the watermark on busy ground where the usual 2 cannot be read: noise of full contrast takes them (tests/unit/mark). */
const STRONG = 6;

/**
 * Puts all four marks on a capture, in the order in which none harms another: label, watermark (pixels), metadata, signature (last: it covers every byte).
 * Then reads each back from the very bytes that will be saved. The label's fonts are loaded.
 * @throws MarkError if a mark is missing or damaged in them @throws EncodeError if the browser cannot write the format
 */
export async function markPicture(shot: Shot, order: MarkOrder): Promise<MarkedPicture> {
  const { label } = order;
  const capture = await canvasOf(shot.source);
  const attribution = plainAttribution(order.fields.attribution);
  for (const mark of label.marks ?? []) {
    if (!canWrite(mark, contextOf(new OffscreenCanvas(64, 64)))) throw new MarkError('glyphs', mark);
  }
  const plan = planFor(capture, { ...label, attribution, scale: shot.scale });
  if (plan.windows.bare > 0) throw new MarkError('bare', `${plan.windows.bare} of ${plan.windows.windows}`);

  const id = watermarkIdOf(order.fields.id);
  const small = plan.width * plan.height <= SMALL_PX;
  // Pages that are busy all over hide a stronger pattern as well, and need it.
  const attempts: (Watermark | undefined)[] = id === undefined ? [undefined] : [{ id }, { id, busy: STRONG }];
  if (id !== undefined && small) attempts.push(undefined);
  for (const watermark of attempts.slice(0, -1)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next only if this one fails
      return await attempt(capture, plan, order, watermark);
    } catch (error) {
      if (!(error instanceof MarkError) || error.fault !== 'watermark') throw error;
    }
  }
  return attempt(capture, plan, order, attempts.at(-1));
}

/** How a picture is watermarked: with which id, and how strongly where it is busy. */
interface Watermark {
  readonly id: number;
  readonly busy?: number;
}

/** @throws MarkError as {@link markPicture} */
async function attempt(
  capture: OffscreenCanvas,
  plan: LabelPlan,
  { fields: given, version, redacted, format, seal }: MarkOrder,
  watermark: Watermark | undefined,
): Promise<MarkedPicture> {
  const drawn = new OffscreenCanvas(plan.width, plan.height);
  drawLabel(contextOf(drawn), capture, plan);
  if (watermark) watermarkCanvas(contextOf(drawn), plan, watermark.id, watermark.busy);
  const file = await encoded(drawn, format);
  const fields: MetadataFields = {
    ...given,
    software: `Sharemark ${version}`,
    ...(watermark ? { watermarkId: watermarkText(watermark.id) } : {}),
  };
  const claim = claimOf(fields, version, redacted, watermark?.id);
  const { bytes, signed } = await finish(new Uint8Array(await file.arrayBuffer()), format, fields, claim, seal);
  const picture = new Blob([bytes], { type: file.type });
  await readBack(picture, { drawn, plan, format, ...(watermark ? { watermark: watermark.id } : {}) });
  return {
    picture,
    lacks: [...(watermark ? [] : (['watermark'] as const)), ...(signed ? [] : (['credentials'] as const))],
  };
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
