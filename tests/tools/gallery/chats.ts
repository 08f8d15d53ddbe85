/** Chat-like captures in many shapes: what the label is tried on. All texts are made up for this. */

export interface Chat {
  readonly id: string;
  /** css px */
  readonly width: number;
  /** Device px per css px. */
  readonly scale: number;
  readonly dark: boolean;
  readonly body: string;
  readonly style?: string;
  readonly name?: string;
  /** Absent: nobody said. */
  readonly model?: string | undefined;
  readonly site?: string;
  readonly language?: 'en' | 'de';
  /** Wordings that rules ask for. */
  readonly marks?: readonly string[];
}

const ask = (text: string) => `<div class="ask"><p>${text}</p></div>`;

const CODE = `<pre><b class="lang">typescript</b><code><i>export function</i> <u>nextTide</u>(times: <u>Date</u>[], now = <i>new</i> <u>Date</u>()) {
  <s>// Tables list four tides a day, in order.</s>
  <i>const</i> later = times.filter((time) => time &gt; now);

  <i>if</i> (later.length === <em>0</em>) <i>return</i> undefined;
  <i>return</i> later.reduce((one, other) =&gt; (one &lt; other ? one : other));
}

console.log(<u>nextTide</u>([<i>new</i> <u>Date</u>(<q>'2026-11-22T05:12'</q>)]));</code></pre>`;

const TABLE = `<table><thead><tr><th>Harbour</th><th>High water</th><th>Range</th><th>Notes</th></tr></thead><tbody>
<tr><td>St Malo</td><td>05:12</td><td>11.4 m</td><td>walls dry at low water</td></tr>
<tr><td>Dover</td><td>10:41</td><td>5.9 m</td><td>strong cross current</td></tr>
<tr><td>Cuxhaven</td><td>12:08</td><td>2.9 m</td><td>wind matters more than the moon</td></tr>
<tr><td>Naples</td><td>–</td><td>0.3 m</td><td>hardly any tide</td></tr></tbody></table>`;

const TIDES = `${ask('Why are there two high tides a day and not one?')}
<h2>Why there are two high tides a day</h2>
<p>The moon pulls harder on the water that faces it than on the middle of the earth, and harder on the middle than on the water behind. What counts is the <strong>difference</strong>: seen from the middle, water is drawn away on both sides.</p>
<ol><li><b>Near side.</b> The sea there is pulled a little more than the ground below it.</li>
<li><b>Far side.</b> The ground is pulled a little more than the sea, which is left behind.</li>
<li><b>Turning.</b> The earth turns under both bulges once in about 24 hours and 50 minutes, so a coast meets each of them once.</li></ol>
<p>Real coasts are not so tidy. Bays ring like bowls, shelves slow the wave down, and the sun adds or takes a third. A table for one harbour is therefore measured, not derived:</p>
${CODE}
<h3>How much it matters</h3>
${TABLE}
<p>So the moon sets the beat, and the shape of the coast decides how loud it is played.</p>`;

const SHORT_TALK = `${ask('Is a tomato a fruit?')}<p>Botanically yes: it grows from the flower and holds the seeds. In the kitchen it is treated as a vegetable, and tax law has more than once sided with the cook.</p>`;

const paragraphs = [
  'A sourdough starter is a small zoo. Wild yeasts make the gas, lactic bacteria make the acid, and the two keep intruders out together. Feed it twice a day for a week and it will lift bread.',
  'Warmth speeds everything up. At 26 °C the dough doubles in about four hours; at 19 °C it takes the whole night and tastes sharper, because the bacteria mind the cold less than the yeasts do.',
  'Salt slows the yeasts, tightens the gluten and keeps the crust from going pale. Two grams for every hundred of flour is what most recipes settle on, and weighing it beats any spoon.',
  'Fold instead of kneading. Every half hour, lift one side of the dough and lay it over the other, four times round. After three rounds it stands by itself and the bowl comes away clean.',
  'The oven wants to be hotter than feels right. Steam in the first ten minutes keeps the skin soft while the loaf still grows; after that it should be dry, or the crust turns to leather.',
  'Let it cool. Bread that is cut hot is gummy, since the starch has not set, and half of its smell is still water. An hour on a rack is the last ingredient.',
];

const longTalk = (turns: number) =>
  Array.from({ length: turns }, (_, turn) => {
    const text = (index: number) => `<p>${paragraphs[(turn + index) % paragraphs.length] ?? ''}</p>`;
    const list = `<ul><li>Flour, 500 g</li><li>Water, ${330 + turn} g, lukewarm</li><li>Starter, 100 g, fed the evening before</li></ul>`;
    return `${ask(`Step ${turn + 1}, please. What do I do next?`)}<h3>Step ${turn + 1}</h3>${text(0)}${turn % 2 ? list : ''}${text(2)}${turn % 3 === 1 ? CODE : ''}${text(4)}`;
  }).join('');

const SCRIPTS = `<div class="avatar"></div><div class="beside"><p>The same greeting in six scripts, with <code>inline code</code> and a <a href="#">link</a>:</p>
<ul><li>日本語：人工知能が作成した文章です。読む前に確かめましょう。</li><li>中文：这段文字由人工智能生成，请核对后再引用。</li>
<li dir="rtl">العربية: كتب هذا النص نموذج لغوي، وليس إنسانا.</li><li dir="rtl">עברית: הטקסט הזה נכתב על ידי מכונה.</li><li>Русский: этот текст написан машиной.</li><li>Ελληνικά: αυτό το κείμενο γράφτηκε από μηχανή.</li></ul>
<blockquote>Note: emoji are pictures too. 😀</blockquote>${TABLE}
<p dir="rtl">هذه فقرة طويلة من اليمين إلى اليسار تمتد على أكثر من سطر واحد حتى يرى القارئ كيف تبدو الفواصل بين الأسطر عندما يوضع بينها خط رفيع يحمل علامة المصدر.</p>${CODE}</div>`;

const CODE_TALK = `${ask('Give me the whole module, please.')}<p>Here it is, in three files.</p>${CODE}<p>The parser reads what the harbour office publishes:</p>${CODE.replace('nextTide', 'parseTides')}<p>And a test, so that it stays that way:</p>${CODE.replace('nextTide', 'testTides')}${TABLE}<p>Run it once a day; the table changes at midnight.</p>`;

const PICTURE = `${ask('Paint me a harbour at dusk, tall enough for a phone.')}<p>Here is a tall one. The light comes from the left, and the water repeats it.</p>
<svg class="picture" viewBox="0 0 600 900"><defs><linearGradient id="sky" x1="0" y1="0" x2=".3" y2="1"><stop offset="0" stop-color="#1d2b64"/><stop offset=".45" stop-color="#f8a15d"/><stop offset=".6" stop-color="#f6d365"/><stop offset="1" stop-color="#123"/></linearGradient></defs><rect width="600" height="900" fill="url(#sky)"/><circle cx="170" cy="470" r="60" fill="#fff3c4"/>${Array.from({ length: 40 }, (_, index) => `<path d="M${(index * 97) % 560} ${540 + index * 9} q40 -8 90 0" stroke="#fff" stroke-opacity=".35" fill="none" stroke-width="3"/>`).join('')}<path d="M330 560 l40 -170 l30 170z M310 560 h140 l-22 44 h-96z" fill="#20160f"/></svg>
<p>Say the word if you want the boat further out.</p>`;

const WIDE = `<div class="columns">${TIDES}</div>`;

/** At least as many and as varied as the measurements ask for. */
export const CHATS: readonly Chat[] = [
  { id: 'answer-light', width: 760, scale: 2, dark: false, body: TIDES },
  { id: 'answer-dark', width: 760, scale: 1, dark: true, body: TIDES },
  { id: 'phone-380-dark', width: 380, scale: 3, dark: true, body: TIDES },
  { id: 'phone-320-light', width: 320, scale: 1, dark: false, body: TIDES },
  { id: 'wide-1600-light', width: 1600, scale: 1, dark: false, body: WIDE },
  { id: 'wide-3840-dark', width: 3840, scale: 1, dark: true, body: WIDE, style: '.root{font-size:26px}' },
  { id: 'long-9000-light', width: 760, scale: 1, dark: false, body: longTalk(16) },
  { id: 'code-zoom-dark', width: 860, scale: 1.25, dark: true, body: CODE_TALK, language: 'de', name: 'Büro für Gezeiten GmbH' },
  { id: 'scripts-dark', width: 780, scale: 2, dark: true, body: SCRIPTS, style: '.root{padding:0}', site: 'ChatGPT' },
  { id: 'scripts-light', width: 640, scale: 2, dark: false, body: SCRIPTS, name: '山田花子, 例株式会社' },
  { id: 'picture-light', width: 720, scale: 2, dark: false, body: PICTURE },
  { id: 'picture-dark', width: 520, scale: 1, dark: true, body: PICTURE },
  {
    id: 'gradient-light',
    width: 760,
    scale: 2,
    dark: false,
    body: TIDES,
    style: '.root{background:linear-gradient(120deg,#fde7d3,#f7f3ff 45%,#d8ecff)}',
  },
  {
    id: 'gradient-dark',
    width: 560,
    scale: 1,
    dark: true,
    body: SCRIPTS,
    style: '.root{background:radial-gradient(circle at 20% 10%,#34306b,#15131f 70%)}',
  },
  { id: 'asked-light', width: 760, scale: 2, dark: false, body: TIDES, marks: ['AI GENERATED'] },
  { id: 'chinese-dark', width: 560, scale: 2, dark: true, body: SHORT_TALK + TIDES, marks: ['AI GENERATED', '人工智能生成'] },
  { id: 'short-light', width: 760, scale: 2, dark: false, body: SHORT_TALK },
  { id: 'phone-line-light', width: 360, scale: 3, dark: false, body: '<p>Forty-two, give or take.</p>' },
  { id: 'phone-talk-dark', width: 412, scale: 2, dark: true, body: SHORT_TALK },
  { id: 'line-dark', width: 700, scale: 2, dark: true, body: '<p>Forty-two.</p>', model: undefined },
  {
    id: 'sepia-long-name',
    width: 820,
    scale: 1.5,
    dark: false,
    body: TIDES,
    style: 'body{background:#e9d8b4!important}.root{background:#e9d8b4;color:#3b2f1d} pre,.ask p{background:#dcc797!important}',
    name: 'Maximiliane Alexandra von und zu Wolkenstein-Trostburg, Institut für angewandte Gezeitenkunde',
    model: 'gpt-5.2-thinking-extended-2026-11-preview-with-a-very-long-name',
  },
];

const BASE = `@font-face{font-family:Inter;src:url(/fonts/inter-latin.woff2);font-weight:100 900}@font-face{font-family:Mono;src:url(/fonts/geist-mono-latin.woff2);font-weight:100 900}
*{box-sizing:border-box}body{margin:0}.root{font:16px/1.7 Inter,"Noto Sans CJK JP",sans-serif;padding:28px 36px 24px;overflow:hidden}
.ask{display:flex;justify-content:flex-end;margin:0 0 24px}.ask p{margin:0;padding:10px 18px;border-radius:20px;max-width:78%}h2{font-size:1.4em;line-height:1.35;margin:0 0 10px}h3{font-size:1.15em;margin:26px 0 8px;line-height:1.4}
p{margin:0 0 16px}ol,ul{padding-left:26px;margin:0 0 18px}li{margin:5px 0}pre{font:.85em/1.65 Mono,monospace;border-radius:12px;padding:14px 18px;margin:0 0 20px;overflow:hidden}pre .lang{display:block;font-weight:400;opacity:.7;margin-bottom:8px}
pre i,pre u,pre s,pre em,pre q{font-style:normal;text-decoration:none;quotes:none}table{border-collapse:collapse;width:100%;margin:0 0 20px}td,th{text-align:left;padding:10px 14px 10px 0}
blockquote{margin:0 0 18px;padding:2px 14px}.picture{display:block;width:78%;border-radius:14px;margin:0 0 18px}.avatar{width:32px;height:32px;border-radius:50%;background:linear-gradient(#0cc,#f2a);float:left}.beside{margin-left:48px}
.columns{columns:1}code{font-family:Mono,monospace;font-size:.9em}`;
const LIGHT = `.root{background:#fff;color:#17181c}.ask p{background:#f0f0f2}pre{background:#f6f6f8;border:1px solid #e2e2e8}td,th{border-bottom:1px solid #e2e2e6}th{color:#5b5e6b}pre i{color:#b3195f}pre u{color:#5130c4}pre s{color:#6d7080}pre em{color:#0a63b0}pre q{color:#16743a}blockquote{border-left:4px solid #9bd}`;
const DARK = `.root{background:#16171b;color:#ececf1}.ask p{background:#262830}pre{background:#0e0f12;border:1px solid #2c2e36}td,th{border-bottom:1px solid #2d2f37}th{color:#a3a6b4}pre i{color:#ff82ae}pre u{color:#b9a5ff}pre s{color:#8b8e9c}pre em{color:#7fc1ff}pre q{color:#82dd9d}blockquote{border-left:4px solid #2aa}a{color:#2cc}`;

/** The page that is captured: its `.root` element. */
export function pageOf({ body, dark, style = '', width }: Chat): string {
  return `<!doctype html><meta charset="utf-8"><style>${BASE}${dark ? DARK : LIGHT}${style}.root{width:${width}px}</style><style>body{background:${dark ? '#16171b' : '#fff'}}</style><div class="root">${body}</div>`;
}
