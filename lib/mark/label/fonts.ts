/** A font file of the package, from /fonts/ on. */
interface LabelFont {
  readonly family: 'Sharemark Sans' | 'Sharemark Mono';
  readonly file: string;
  /** Range of weights in the file, as CSS writes it. */
  readonly weight: string;
  readonly unicodeRange: string;
}

const LATIN =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
const LATIN_EXTENDED =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';

/** Inter and Geist Mono (both OFL) under names of our own, so that no installed font takes their place. */
const LABEL_FONTS: readonly LabelFont[] = [
  { family: 'Sharemark Sans', file: 'inter-latin.woff2', weight: '100 900', unicodeRange: LATIN },
  { family: 'Sharemark Sans', file: 'inter-latin-ext.woff2', weight: '100 900', unicodeRange: LATIN_EXTENDED },
  { family: 'Sharemark Mono', file: 'geist-mono-latin.woff2', weight: '100 900', unicodeRange: LATIN },
];

/** The part of FontFaceSet that is needed: `self.fonts` of a worker, `document.fonts` of a page. */
interface FontSet {
  add(face: FontFace): unknown;
  forEach(run: (face: FontFace) => void): void;
}

/**
 * Loads the label's fonts into a context; those that are there already are kept.
 * @throws when a file cannot be read: a label in some other font is not released
 */
export async function loadFonts(fonts: FontSet, urlOf: (file: string) => string): Promise<void> {
  const there = new Set<string>();
  fonts.forEach((face) => there.add(keyOf(face.family, face.unicodeRange)));
  const missing = LABEL_FONTS.filter(({ family, unicodeRange }) => !there.has(keyOf(family, unicodeRange)));
  const faces = missing.map(
    ({ family, file, weight, unicodeRange }) =>
      new FontFace(family, `url(${JSON.stringify(urlOf(file))}) format("woff2")`, { weight, unicodeRange }),
  );
  for (const face of await Promise.all(faces.map((face) => face.load()))) fonts.add(face);
}

function keyOf(family: string, unicodeRange: string): string {
  const ranges = unicodeRange.toUpperCase().match(/[0-9A-F]+/g) ?? [];
  return `${family.replaceAll(/["']/g, '')} ${Number.parseInt(ranges[0] ?? '', 16)}`;
}
