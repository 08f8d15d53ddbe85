import { delimiter, join } from 'node:path';
import { canUseApt, installWithApt, isProgram } from './setup-apt.ts';

/** Programs of other people that read our marks back, and the Debian packages they come in. */
const READERS = {
  exiftool: ['libimage-exiftool-perl'],
  tesseract: ['tesseract-ocr', 'tesseract-ocr-eng'],
} as const;

const missing = (): (keyof typeof READERS)[] =>
  (['exiftool', 'tesseract'] as const).filter(
    (name) => !(process.env['PATH'] ?? '').split(delimiter).some((folder) => folder && isProgram(join(folder, name))),
  );

/** Installs what is missing on Debian and Ubuntu as root; elsewhere the tests that need it fail and name it. */
export function ensureReaders(): void {
  const wanted = missing();
  if (wanted.length > 0 && canUseApt())
    installWithApt(
      wanted.flatMap((name) => READERS[name]),
      'to read pictures back',
    );
}
