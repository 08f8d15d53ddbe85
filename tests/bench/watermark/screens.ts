import { random } from './random.ts';

/** A page to take a screenshot of. Sizes are css px. */
export interface Screen {
  readonly name: string;
  readonly html: string;
  readonly width: number;
  /** The whole page is taken, and at least this much. */
  readonly height: number;
  readonly density: 1 | 2;
  readonly dark: boolean;
}

const KINDS = ['prose', 'code', 'table', 'mixed', 'flat', 'long', 'media', 'scripts'] as const;
type Kind = (typeof KINDS)[number];

const SIZES = [
  [1280, 800],
  [320, 640],
  [760, 900],
  [390, 844],
  [1024, 768],
  [640, 480],
  [1440, 900],
] as const;

const WORDS =
  'the of a model answer because water table light when number which river market under small house letter between never garden quick open over measure street paper other same long after still plain every north change figure green bring while'.split(
    ' ',
  );
const FOREIGN = [
  'これは例文です。人工知能が作成した回答を共有する前に確認してください。',
  'هذه جملة للتجربة من أجل لقطة الشاشة وليست جوابا حقيقيا',
  'Это предложение нужно только для снимка экрана',
  '스크린샷을 위한 예문입니다',
];
const FONTS = ['Inter, system-ui, sans-serif', 'Georgia, "Liberation Serif", serif', 'Arial, "Liberation Sans", sans-serif'];

type Numbers = () => number;

const pick = <T>(of: readonly T[], next: Numbers): T => {
  const found = of[Math.floor(next() * of.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};
const repeat = (times: number, piece: () => string): string => Array.from({ length: times }, piece).join('');

function sentence(next: Numbers): string {
  const words = Array.from({ length: 6 + Math.floor(next() * 14) }, () => pick(WORDS, next)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. `;
}

const paragraph = (next: Numbers): string => `<p>${repeat(2 + Math.floor(next() * 4), () => sentence(next))}</p>`;
const code = (next: Numbers): string =>
  `<pre>${repeat(8 + Math.floor(next() * 14), () => `${'  '.repeat(next() * 4)}<b>${pick(WORDS, next)}</b>(${pick(WORDS, next)}, <i>"${pick(WORDS, next)}"</i>);\n`)}</pre>`;
const table = (next: Numbers): string =>
  `<table>${repeat(6 + Math.floor(next() * 8), () => `<tr>${repeat(4, () => `<td>${pick(WORDS, next)} ${Math.floor(next() * 1e4)}</td>`)}</tr>`)}</table>`;
const gradient = (next: Numbers): string =>
  `<div style="height:${120 + Math.floor(next() * 160)}px;background:linear-gradient(${Math.floor(next() * 360)}deg,hsl(${Math.floor(next() * 360)} 60% 40%),hsl(${Math.floor(next() * 360)} 70% 80%))"></div>`;
// clouds and grain: what comes nearest to a photograph without one
const photo = (next: Numbers): string =>
  `<svg width="100%" height="220"><filter id="photo"><feTurbulence baseFrequency="${(0.004 + next() * 0.03).toFixed(4)}" numOctaves="5" seed="${Math.floor(next() * 1000)}"/><feColorMatrix values="1 0 0 0 0 0 .8 0 0 0 0 0 .6 0 .1 0 0 0 0 1"/></filter><rect width="100%" height="220" filter="url(#photo)"/></svg>`;
const turn = (next: Numbers, inner: string): string => `<div class="me">${sentence(next)}</div><section>${inner}</section>`;

const BODIES: Record<Kind, (next: Numbers) => string> = {
  prose: (next) =>
    repeat(3, () =>
      turn(
        next,
        repeat(3, () => paragraph(next)),
      ),
    ),
  code: (next) =>
    turn(
      next,
      repeat(3, () => code(next) + paragraph(next)),
    ),
  table: (next) =>
    turn(
      next,
      repeat(2, () => table(next) + paragraph(next)),
    ),
  mixed: (next) =>
    turn(
      next,
      `<h2>${sentence(next)}</h2>${paragraph(next)}<ul>${repeat(5, () => `<li>${sentence(next)}</li>`)}</ul>${code(next)}${table(next)}${paragraph(next)}`,
    ),
  flat: (next) => `<div class="me">${pick(WORDS, next)}?</div><p>${pick(WORDS, next)}.</p>`,
  long: (next) => repeat(5, () => turn(next, repeat(3, () => paragraph(next)) + (next() < 0.4 ? code(next) : table(next)))),
  media: (next) => turn(next, gradient(next) + paragraph(next) + photo(next) + paragraph(next)),
  scripts: (next) =>
    turn(
      next,
      repeat(6, () => `<p dir="auto">${repeat(3, () => pick(FOREIGN, next))}</p>`),
    ),
};

/** `count` pages of every kind, size, density and colour; others for another seed. */
export function makeScreens(seed: number, count: number): Screen[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'prose';
    const [width, height] = SIZES[(index + Math.floor(index / KINDS.length)) % SIZES.length] ?? SIZES[0];
    const dark = index % 3 === 1;
    const density = index % 5 < 2 ? 2 : 1;
    const html = page(BODIES[kind](next), dark, pick(FONTS, next), 13 + Math.floor(next() * 5), next);
    return { name: `${index}-${kind}-${width}-${dark ? 'dark' : 'light'}@${density}`, html, width, height, density, dark };
  });
}

function page(body: string, dark: boolean, font: string, size: number, next: Numbers): string {
  const grounds = dark ? ['#212121', '#000', '#1b1c22', '#0d1117'] : ['#fff', '#fff', '#faf9f5', '#f7f7f8'];
  const style = `body{margin:0;padding:24px;background:${pick(grounds, next)};color:${dark ? '#ececec' : '#1a1a1a'};font:${size}px/1.6 ${font}}
    .me{margin:16px 0 16px auto;width:fit-content;max-width:70%;padding:8px 16px;border-radius:18px;background:${dark ? '#303030' : '#f0f0f3'}}
    pre{padding:14px;border-radius:8px;overflow:hidden;background:${dark ? '#0b0b0e' : '#f4f4f6'};font:${size - 2}px/1.5 monospace} pre b{color:${dark ? '#7ab7ff' : '#0550ae'}} pre i{color:${dark ? '#a5d6a7' : '#0a6b2d'}}
    table{border-collapse:collapse;width:100%} td{border:1px solid ${dark ? '#444' : '#ddd'};padding:6px 10px} section{max-width:46em;margin:auto} p{overflow-wrap:anywhere}`;
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><body>${body}`;
}
