/* oxlint-disable react/no-array-index-key -- parts of a text have no identity but their place */
import type { ReactNode } from 'react';
import { renderInline, type InlineRenderer } from '../shared/Markdown.tsx';
import { params } from '../shared/params.ts';

/** The ways to paint a sentence that take turns, each a class of styled.css. */
const STYLES = ['gradient', 'shadow', 'stroke', 'colour', 'fill', 'nested', 'inline', 'decoration'] as const;

/** Nastier ways, only by `?style=`: the page's own layer, a first line of its own, colours that change slowly, backgrounds. */
const NASTY = ['layered', 'first-line', 'slow', 'moving', 'plain'] as const;

const all = new Set<string>([...STYLES, ...NASTY]);
/** One way, or several on top of each other. */
const fixed = params.style.split(',').every((style) => all.has(style)) ? params.style.split(',') : undefined;

const RED = 'light-dark(#b3261e, #f2a6a0) !important';
const INLINE = `color: ${RED}; -webkit-text-fill-color: ${RED}`;

function Painted({ styles, children }: { styles: readonly string[]; children: ReactNode }) {
  const mark = (element: HTMLSpanElement | null): void => {
    // React cannot write !important into a style attribute
    if (styles.includes('inline')) element?.setAttribute('style', INLINE);
  };
  return (
    <span className={styles.map((style) => `p-${style}`).join(' ')} ref={mark}>
      {styles.includes('nested') ? (
        <span>
          <b>{children}</b>
        </span>
      ) : (
        children
      )}
    </span>
  );
}

/** Renders a text as spans of one sentence each, painted in turn; which style comes first follows from the block's offset. */
export const paintSentences: InlineRenderer = (text, from) =>
  (text.match(/[^.!?]+[.!?]*\s*|[.!?]+\s*/g) ?? []).map((sentence, i) => (
    <Painted key={i} styles={fixed ?? [STYLES[(from + i) % STYLES.length] ?? 'gradient']}>
      {renderInline(sentence, from)}
    </Painted>
  ));
