/**
 * How one chat page is built, as plain markup: names, attributes and nesting of what an adapter looks for, nothing more. `{id}` stands for the
 * turn's id, `{model}` for a model's name, `{streaming}` for `true` while the answer is being written. `data-slot` says where things go.
 */
export interface LayerMarkup {
  /** Around all rows, which go into `data-slot="rows"`. */
  readonly list?: string;
  /** Around a question and its answer, which go into `data-slot="pair"`. */
  readonly pair?: string;
  /** With `data-slot="text"`. */
  readonly user: string;
  /** With `data-slot="markdown"`, and `data-slot="reasoning"` where the page shows it. */
  readonly assistant: string;
}

export interface SiteLayouts {
  /** Into the page's head, where the page is told by that. */
  readonly head?: string;
  /** Above the conversation: the picker of models. */
  readonly header?: string;
  /** Beside the composer, exactly while an answer is being written. */
  readonly generating?: string;
  /** By the id of the adapter's layer. */
  readonly layers: Readonly<Record<string, LayerMarkup>>;
}

/** What the adapters' rules find as the model's name. */
const MODEL = 'Demo-7 mini';

const LIST = '<div data-slot="rows"></div>';

/** The list's markup; one that hosts the rows without more around them if the layout names none. */
export const listOf = ({ list = LIST }: LayerMarkup): string => list;

/** A piece of markup for one turn. */
export function fill(markup: string, turn: { readonly id: string; readonly streaming: boolean }): string {
  return markup.replaceAll('{id}', turn.id).replaceAll('{model}', MODEL).replaceAll('{streaming}', String(turn.streaming));
}

/** The slots of a piece of markup get their content. Only where the content is one string, as in tests without a browser. */
function put(markup: string, slot: string, content: string): string {
  return markup.replace(new RegExp(`(<[^<>]*\\bdata-slot="${slot}"[^<>]*>)`), `$1${content}`);
}

/** The whole page with one question and its answer, for a test without a browser: shadow roots are plain elements. */
export function stillOf(layouts: SiteLayouts, layer: LayerMarkup): string {
  const user = put(fill(layer.user, { id: 'turn-1', streaming: false }), 'text', 'What is it?');
  const answer = put(fill(layer.assistant, { id: 'turn-2', streaming: true }), 'reasoning', '<p>Thinking.</p>');
  const both = user + put(answer, 'markdown', '<p>An answer.</p>');
  const rows = layer.pair === undefined ? both : put(fill(layer.pair, { id: 'turn-1', streaming: false }), 'pair', both);
  const main = [layouts.header ?? '', put(listOf(layer), 'rows', rows), layouts.generating ?? ''].map((part) =>
    fill(part, { id: 'page', streaming: true }),
  );
  return `<html><head>${layouts.head ?? ''}</head><body>${main.join('')}</body></html>`
    .replaceAll(/<template shadowrootmode="open">/g, '<div>')
    .replaceAll('</template>', '</div>');
}
