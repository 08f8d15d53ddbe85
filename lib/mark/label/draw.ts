import { css } from './colour.ts';
import { setFont } from './measure.ts';
import { STYLES } from './styles/index.ts';
import { OUTLINE, SHADOWS } from './tokens.ts';
import type { LabelPlan, LabelText, Rect } from './types.ts';

/** em that a text may be wider than its box: what rounding and the space after the last letter come to. */
const SLACK = 0.25;

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/**
 * Draws the finished picture. The context's canvas has the plan's size; the label's fonts are loaded.
 * @param capture the very picture the plan was made for
 */
export function drawLabel(context: Context, capture: CanvasImageSource, plan: LabelPlan): void {
  const { mat, light, dark } = STYLES[plan.style];
  context.save();
  context.fillStyle = css(plan.page);
  context.fillRect(0, 0, plan.width, plan.height);
  if (mat !== undefined) {
    drawMat(context, plan, plan.dark ? mat.dark : mat.light);
    drawCard(context, plan);
  }
  context.imageSmoothingEnabled = false;
  const columns = plan.captureWidth / plan.enlarged;
  for (const { row, rows, y, height } of plan.bands) {
    context.drawImage(capture, 0, row, columns, rows, plan.captureX, y, plan.captureWidth, height);
  }
  context.fillStyle = css(plan.page);
  for (const plate of plan.plates) fill(context, plate);
  for (const strip of plan.strips) {
    context.fillStyle = css(strip.colour);
    fill(context, strip);
  }
  context.fillStyle = (plan.dark ? dark : light).leader;
  for (const leader of plan.leaders) fill(context, leader);
  if (plan.badge !== undefined) {
    context.fillStyle = css(plan.badge.colour);
    rounded(context, plan.badge, plan.badge.radius);
  }
  for (const text of plan.texts) write(context, text);
  context.restore();
}

/** Along the diagonal, as CSS draws 135deg. */
function drawMat(context: Context, { width, height }: LabelPlan, stops: readonly (readonly [number, string])[]): void {
  const half = (width + height) / 4;
  const [x, y] = [width / 2, height / 2];
  const gradient = context.createLinearGradient(x - half, y - half, x + half, y + half);
  for (const [stop, colour] of stops) gradient.addColorStop(stop, colour);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}

function drawCard(context: Context, { card, unit, page }: LabelPlan): void {
  context.fillStyle = css(page);
  for (const [down, blur, colour] of SHADOWS) {
    context.shadowColor = colour;
    context.shadowOffsetY = down * unit;
    context.shadowBlur = blur * unit;
    rounded(context, card, card.radius);
  }
  context.shadowColor = 'transparent';
  context.fillStyle = OUTLINE;
  rounded(
    context,
    { x: card.x - unit, y: card.y - unit, width: card.width + 2 * unit, height: card.height + 2 * unit },
    card.radius + unit,
  );
  context.fillStyle = css(page);
  rounded(context, card, card.radius);
}

function fill(context: Context, { x, y, width, height }: Rect): void {
  context.fillRect(x, y, width, height);
}

function rounded(context: Context, { x, y, width, height }: Rect, radius: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}

function write(context: Context, { text, font, x, baseline, colour, box }: LabelText): void {
  setFont(context, font);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.direction = 'ltr';
  context.fillStyle = css(colour);
  // Measured elsewhere than drawn (an estimate, another font version): squeezed rather than let over its box.
  if (context.measureText(text).width > box.width + SLACK * font.size) context.fillText(text, x, baseline, box.width);
  else context.fillText(text, x, baseline);
}
