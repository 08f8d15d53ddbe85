import * as v from 'valibot';
import { MAX_SELECTOR_CHARS, selectorProblem } from './selector.ts';
import type { Layer, Site } from './site.ts';

/** Id of the layer a user taught; also what a completion found by it says of itself. */
export const TAUGHT = 'taught';

/** A selector that may be used, trimmed. The pattern is what a JSON schema can say; the check is what counts. */
export const Selector = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(MAX_SELECTOR_CHARS),
  v.regex(/^[^,{}\\\r\n]*$/),
  v.check((text) => selectorProblem(text) === undefined),
);

/** What a user taught about one page. */
export interface Taught {
  readonly origin: string;
  /** Selector of the AI's answers. */
  readonly completion: string;
  /** Selector of the user's own messages. */
  readonly user?: string;
}

/** What no message is, however a selector reaches it: the page as a whole, and whatever the composer stands in. */
const NEVER = ':not(html, body, :has(main, nav, form, textarea, [contenteditable="true"], [role="main"]))';

/** A selector as it is looked for on a page: without what can be no message. What it refuses is still found in the other ways. */
export function guarded(selector: string): string {
  return `${selector}${NEVER}`;
}

/** A site with what the user taught as its newest layout. Selectors that may not be used are left out. */
export function withTaught(site: Site, taught: Pick<Taught, 'completion' | 'user'> | undefined): Site {
  if (!taught || selectorProblem(taught.completion) !== undefined) return site;
  const { user } = taught;
  const layer: Layer = {
    id: TAUGHT,
    completion: [guarded(taught.completion)],
    ...(user !== undefined && selectorProblem(user) === undefined ? { user: [guarded(user)] } : {}),
  };
  return { ...site, layers: [layer, ...site.layers.filter(({ id }) => id !== TAUGHT)] };
}
