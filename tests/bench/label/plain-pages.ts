/** Pages without our label, drawn by chance from a seed: what a search for it must not fall for. All texts are made up for this. */
import { random, type Random } from '../../pages/random.ts';

export interface PlainPage {
  readonly kind: string;
  readonly html: string;
  /** css px */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const WORDS =
  'harbour tide ledger lantern copper orchard window signal measure garden paper river engine winter salt kettle bridge market letter stone general generator moderated aggregate separate rendered imported'.split(
    ' ',
  );
/** Small capitals of about the mark's length. */
const CAPTIONS =
  'CHAPTER ONE|MEASUREMENTS|USER-DEFINED|PRE-RELEASED|NEW MESSAGES|YESTERDAY|AD-OPERATORS|RE-GENERATED|AI-MODERATED|UNGENERATED|REGENERATED|NON-GENERATIVE|22 NOV 2026|GPT-5.2|CONTINUED…|OR CONTINUE WITH|AL-DENERVATED|END-OF-SECTION'.split(
    '|',
  );
const MONO = 'font-family:Mono,monospace';

const words = (dice: Random, low: number, high: number): string =>
  Array.from({ length: dice.int(low, high) }, () => dice.pick(WORDS)).join(' ');
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const chat = (dice: Random) =>
  times(
    5,
    () =>
      `<div style="text-align:right"><span class="box">${words(dice, 3, 9)}?</span></div><h3>${words(dice, 2, 5)}</h3><p>${words(dice, 20, 60)}.</p>`,
  );

const table = (dice: Random) =>
  `<table>${times(14, () => `<tr>${times(4, () => `<td>${words(dice, 1, 3)}</td>`)}</tr>`)}</table><hr><p>${words(dice, 30, 50)}</p><hr>`;

const code = (dice: Random) =>
  `<pre>${times(24, (line) => `${' '.repeat(dice.int(0, 4) * 2)}${dice.pick(['const', 'return', 'if', '// ----', 'export'])} ${words(dice, 1, 4)}${line % 7 ? ';' : ' {'}\n`)}</pre>`;

/** Captions between hairlines: the nearest that ordinary pages come to a credit line. */
const divided = (dice: Random) =>
  times(9, () => {
    const caption = `<i></i><span style="${dice.int(0, 1) ? MONO : ''};font-size:${dice.int(9, 13)}px;letter-spacing:.06em">${dice.pick(CAPTIONS)}</span>`;
    return `<div class="rule">${times(dice.int(1, 3), () => caption)}<i></i></div><p>${words(dice, 10, 30)}</p>`;
  });

const ruled = (dice: Random) =>
  times(
    6,
    () =>
      `<div class="heavy" style="${MONO};font-size:10px">${dice.pick(CAPTIONS)} ${dice.pick(CAPTIONS)}</div><p>${words(dice, 10, 30)}</p>`,
  );

const form = (dice: Random) =>
  times(
    9,
    () => `<label>${words(dice, 1, 3)}<input value="${words(dice, 1, 3)}"></label><button>${dice.pick(CAPTIONS)}</button>`,
  );

const diagram = (dice: Random) =>
  `<svg width="100%" height="700">${times(30, () => {
    const [x, y, width] = [dice.int(0, 500), dice.int(0, 650), dice.int(40, 220)];
    const shape = dice.pick([
      `<rect x="${x}" y="${y}" width="${width}" height="${dice.int(10, 90)}" fill="none" stroke="#888"/>`,
      `<path d="M${x} ${y}h${width}v${dice.int(-90, 90)}" fill="none" stroke="#69c"/>`,
      `<circle cx="${x}" cy="${y}" r="${dice.int(4, 60)}" fill="hsl(${dice.int(0, 359)} 60% 60%)"/>`,
    ]);
    return `${shape}<text x="${x + 4}" y="${y + 14}" font-size="11" fill="#888">${dice.pick(CAPTIONS)}</text>`;
  })}</svg>`;

const noise = (dice: Random) =>
  `<svg width="100%" height="800"><filter id="n"><feTurbulence type="${dice.pick(['turbulence', 'fractalNoise'])}" baseFrequency="${dice.int(2, 90) / 100}" numOctaves="3" seed="${dice.int(1, 999)}"/></filter><rect width="100%" height="100%" filter="url(#n)"/></svg>`;

const KINDS: Readonly<Record<string, (dice: Random) => string>> = { chat, table, code, divided, ruled, form, diagram, noise };

const STYLE = `*{box-sizing:border-box}body{margin:0;padding:24px;font:16px/1.6 Inter,sans-serif}.box{display:inline-block;padding:8px 16px;border-radius:16px;background:#8883}table{width:100%;border-collapse:collapse}
td{border-bottom:1px solid #8886;padding:8px}pre{font:13px/1.5 Mono,monospace;border:1px solid #8886;padding:12px}.rule{display:flex;align-items:center;gap:8px;margin:14px 0}.rule i{flex:1;height:1px;background:#8886}
.heavy{border:solid;border-width:3px 0;padding:4px 0}label,input{display:block;width:100%;margin:4px 0;font:inherit}hr{border:0;border-top:1px solid #8886}`;

function shell(body: string, dark: boolean): string {
  const colours = dark ? 'background:#16171b;color:#ececf1' : 'background:#fff;color:#17181c';
  return `<!doctype html><meta charset="utf-8"><style>@font-face{font-family:Mono;src:url(/fonts/geist-mono-latin.woff2);font-weight:100 900}@font-face{font-family:Inter;src:url(/fonts/inter-latin.woff2);font-weight:100 900}${STYLE}</style><body style="${colours}">${body}`;
}

/** Page number `index` of the endless row. */
export function plainPage(index: number): PlainPage {
  const dice = random(1000 + index);
  const kinds = Object.keys(KINDS);
  const kind = kinds[index % kinds.length] ?? 'chat';
  const html = shell(KINDS[kind]?.(dice) ?? '', dice.int(0, 1) === 1);
  return { kind, html, width: dice.pick([320, 390, 600, 760]), height: dice.pick([600, 800]), scale: dice.pick([1, 1, 2]) };
}

const SAYING = [
  ['sentence', `<p>The picture says AI-GENERATED at its foot, and AI-GENERATED again above.</p>`],
  ['heading', `<h2>AI-GENERATED</h2><p>It is written all over it.</p>`],
  ['badge', `<p><span class="box" style="font-size:11px;letter-spacing:.06em">AI-GENERATED</span></p>`],
  ['alone, monospace', `<p style="font:10px monospace;letter-spacing:.06em">AI-GENERATED</p>`],
  [
    'between rules, monospace',
    `<div class="rule" style="font:10px monospace;letter-spacing:.06em"><i></i>AI-GENERATED<i></i></div>`,
  ],
  ['between rules, sans', `<div class="rule" style="font-size:10px;letter-spacing:.06em"><i></i>AI-GENERATED<i></i></div>`],
  ['alone, our own face', `<p style="font:480 10px Mono;letter-spacing:.06em">AI-GENERATED</p>`],
] as const;

/** Pages that say the words without being ours: telling them apart is best effort. */
export const SAYING_PAGES: readonly PlainPage[] = SAYING.flatMap(([kind, body]) =>
  [false, true].map((dark) => ({
    kind: `${kind}, ${dark ? 'dark' : 'light'}`,
    html: shell(body, dark),
    width: 600,
    height: 300,
    scale: 2,
  })),
);
