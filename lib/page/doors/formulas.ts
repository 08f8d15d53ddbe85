/** Formulas: MathML as it is, and what KaTeX and MathJax make. They say the same two or three times; it is read once. */

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Whether an element is (part of) a formula, which flows with the text around it. */
export function isFormula(element: Element): boolean {
  return element.namespaceURI === MATHML;
}

/** Whether an element says once more, for screen readers or for copying, what a formula shows beside it. */
export function repeatsFormula(element: Element): boolean {
  // The source from which it was made.
  if (element.namespaceURI === MATHML) return element.localName === 'annotation' || element.localName === 'annotation-xml';
  return element.matches('.katex-mathml') && element.parentElement?.querySelector(':scope > .katex-html') !== null;
}
