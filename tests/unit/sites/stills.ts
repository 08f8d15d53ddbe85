import { parseHTML } from 'linkedom';
import type { SiteLayouts } from '../../pages/layouts/layout.ts';
import { stillOf } from '../../pages/layouts/layout.ts';

const described = import.meta.glob<{ layouts: SiteLayouts }>('../../pages/layouts/sites/*.ts', { eager: true });

/** Ids of the sites whose layouts are described. */
export const DESCRIBED = Object.keys(described).map((file) => file.replace(/^.*\/|\.ts$/g, ''));

/** The description of a site's layouts. */
export function layoutsOf(id: string): SiteLayouts {
  const found = described[`../../pages/layouts/sites/${id}.ts`]?.layouts;
  if (!found) throw new Error(`The layouts of "${id}" are not described.`);
  return found;
}

/** A document with one question and one answer in a site's layout. */
export function still(id: string, layer: string): Document {
  const layouts = layoutsOf(id);
  const markup = layouts.layers[layer];
  if (!markup) throw new Error(`"${id}" has no description of "${layer}".`);
  return parseHTML(stillOf(layouts, markup)).document;
}
