/** Inline markdown: code, strong, emphasis, links. A mark that is not closed yet is shown as it stands. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] };

const MARK = /`([^`\n]+)`|\*\*(.+?)\*\*|\*([^\s*](?:[^*]*[^\s*])?)\*|\[([^\]\n]+)\]\(([^()\s]+)\)/s;

export function parseInline(text: string): Inline[] {
  const found = MARK.exec(text);
  if (found === null) return text === '' ? [] : [{ type: 'text', text }];
  const [whole, code, strong, em, label, href] = found;
  const before = text.slice(0, found.index);
  const node: Inline =
    code !== undefined
      ? { type: 'code', text: code }
      : strong !== undefined
        ? { type: 'strong', children: parseInline(strong) }
        : em !== undefined
          ? { type: 'em', children: parseInline(em) }
          : { type: 'link', href: safeHref(href ?? ''), children: parseInline(label ?? '') };
  return [
    ...(before === '' ? [] : [{ type: 'text', text: before } as const]),
    node,
    ...parseInline(text.slice(found.index + whole.length)),
  ];
}

/** Answers are not trusted: only web addresses and places in the page are linked. */
const safeHref = (href: string): string => (/^(?:https?:\/\/|#|\/)/i.test(href) ? href : '#');
