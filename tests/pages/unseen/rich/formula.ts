/** A formula as KaTeX writes it: MathML for machines, and spans for eyes, both with the same letters. */
function formula(tex: string): string {
  const parts = tex.split(/\s*([=+*])\s*/).filter((part) => part !== '');
  const math = parts.map((part) => (/^[=+*]$/.test(part) ? `<mo>${part}</mo>` : `<mi>${part}</mi>`)).join('');
  const eyes = parts.map((part) => `<span class="mord">${part}</span>`).join(' ');
  return `<span class="sum"><span class="katex-mathml"><math><semantics><mrow>${math}</mrow><annotation encoding="application/x-tex">${tex}</annotation></semantics></math></span><span aria-hidden="true">${eyes}</span></span>`;
}

/** Puts formulas between `$$`, and colours words in code, in HTML that markdown became. */
export function enrich(html: string): string {
  return html
    .replaceAll(/\$\$([\w\s=+*^]+)\$\$/g, (_, tex: string) => formula(tex))
    .replaceAll(/<code class="language-\w+">([\s\S]*?)(?=<\/code>)/g, (code) =>
      code
        .replaceAll(/\b(const|return|function|while|if|export)\b/g, '<span class="k">$1</span>')
        .replaceAll(/\b(\d+)\b/g, '<span class="n">$1</span>'),
    );
}
