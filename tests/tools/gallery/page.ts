/** Runs in the browser: the shipped label code on one capture, and cut, shrunk or squeezed copies of what came out. */
import { drawLabel, type LabelPlan, type LabelSpec, loadFonts, measureWith, planLabel } from '../../../lib/mark/label/index.ts';
import { drawText, findLabel, type FoundLabel, labelTemplates } from '../../../lib/mark/verify/label/index.ts';

export interface Made {
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  readonly marks: number;
  readonly plates: number;
  readonly holes: number;
  readonly bare: number;
  readonly windows: number;
  readonly bands: number;
  readonly boxes: number;
  readonly contrast: number;
  readonly grown: number;
  /** ms */
  readonly planned: number;
  readonly drawn: number;
}

export interface Copy {
  /** Part of the picture; all of it if absent. */
  readonly crop?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly scale?: number;
  /** JPEG quality 0..1; PNG if absent. */
  readonly quality?: number;
}

export interface Search extends FoundLabel {
  /** ms */
  readonly took: number;
  readonly width: number;
  readonly height: number;
}

async function bitmapOf(path: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(path)).blob());
}

function contextOf(width: number, height: number, read = false): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: read });
  if (context === null) throw new Error('This browser gives no canvas.');
  return context;
}

async function save(path: string, context: OffscreenCanvasRenderingContext2D, quality?: number): Promise<void> {
  const blob = await context.canvas.convertToBlob(quality === undefined ? {} : { type: 'image/jpeg', quality });
  await fetch(path, { method: 'PUT', body: blob });
}

/** Labels the capture at `from` and saves the picture at `to`. */
async function make(from: string, to: string, spec: LabelSpec): Promise<Made> {
  await loadFonts(document.fonts, (file) => `/fonts/${file}`);
  const capture = await bitmapOf(from);
  const { width, height } = capture;
  const reading = contextOf(width, height, true);
  reading.drawImage(capture, 0, 0);
  const rows = (start: number, count: number) => reading.getImageData(0, start, width, count).data;
  const began = performance.now();
  const plan: LabelPlan = planLabel({ width, height, rows }, spec, measureWith(contextOf(1, 1)));
  const planned = performance.now() - began;
  const context = contextOf(plan.width, plan.height);
  drawLabel(context, capture, plan);
  context.getImageData(0, 0, 1, 1);
  const drawn = performance.now() - began - planned;
  await save(to, context);
  return {
    width: plan.width,
    height: plan.height,
    lines: plan.lines.length,
    marks: plan.marks.length,
    plates: plan.plates.length,
    holes: plan.holes.length,
    bare: plan.windows.bare,
    windows: plan.windows.windows,
    bands: plan.area.bands,
    boxes: plan.area.boxes,
    contrast: plan.contrast,
    grown: plan.bands.reduce((sum, band) => sum + band.height, 0) - height * plan.enlarged,
    planned,
    drawn,
  };
}

let last: { readonly path: string; readonly bitmap: ImageBitmap } | undefined;

/** Saves a changed copy of a picture. */
async function copy(from: string, to: string, change: Copy): Promise<void> {
  await save(to, await changed(from, change), change.quality);
}

const templates = new Map<string, ReturnType<typeof labelTemplates>>();

/** Looks for the label in a changed copy of a picture, as the verify page does. @param texts wordings of the mark */
async function find(from: string, change: Copy, texts?: readonly string[]): Promise<Search> {
  await loadFonts(document.fonts, (file) => `/fonts/${file}`);
  const drawn = templates.get(String(texts)) ?? labelTemplates(drawText, texts);
  templates.set(String(texts), drawn);
  let context = await changed(from, change);
  if (change.quality !== undefined) {
    const squeezed = await createImageBitmap(await context.canvas.convertToBlob({ type: 'image/jpeg', quality: change.quality }));
    context = contextOf(squeezed.width, squeezed.height, true);
    context.drawImage(squeezed, 0, 0);
  }
  const pixels = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  const began = performance.now();
  const found = findLabel(pixels, drawn);
  return { ...found, took: performance.now() - began, width: pixels.width, height: pixels.height };
}

async function changed(from: string, { crop, scale = 1 }: Copy): Promise<OffscreenCanvasRenderingContext2D> {
  if (last?.path !== from) {
    last?.bitmap.close();
    last = undefined;
    last = { path: from, bitmap: await bitmapOf(from) };
  }
  const { bitmap } = last;
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
  const context = contextOf(Math.round(width * scale), Math.round(height * scale));
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, width, height, 0, 0, context.canvas.width, context.canvas.height);
  return context;
}

declare global {
  interface Window {
    label: { make: typeof make; copy: typeof copy; find: typeof find };
  }
}

window.label = { make, copy, find };
