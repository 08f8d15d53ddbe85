import { guarded } from '../../sites/taught.ts';
import { shadowsIn } from '../shadow.ts';

/** Where messages may be: the document and every shadow root in it. */
export type Root = Document | ShadowRoot;

/** The document and all shadow roots in it, however deep. */
export function rootsOf(root: Root = document): Root[] {
  return [root, ...[...shadowsIn(root)].flatMap((shadow) => rootsOf(shadow))];
}

/** What a selector that has passed validation finds: the outermost of nested ones, as moderation takes them. */
export function matchesOf(selector: string, roots: readonly Root[]): Element[] {
  const wanted = guarded(selector);
  return roots.flatMap((root) => {
    let found: Element[];
    try {
      found = [...root.querySelectorAll(wanted)];
    } catch {
      return [];
    }
    const all = new Set(found);
    return found.filter((element) => {
      for (let at = element.parentElement; at; at = at.parentElement) if (all.has(at)) return false;
      return true;
    });
  });
}
