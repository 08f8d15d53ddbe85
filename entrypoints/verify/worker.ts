import wasm from '@contentauth/c2pa-wasm/c2pa.wasm?url';
import { contextOf } from '../../lib/mark/canvas.ts';
import { systemClock } from '../../lib/clock.ts';
import { canWrite, loadFonts } from '../../lib/mark/label/index.ts';
import { MARK } from '../../lib/mark/label/tokens.ts';
import { decode } from '../../lib/mark/verify/decode.ts';
import { drawText, labelTemplates } from '../../lib/mark/verify/label/index.ts';
import type { VerifyRequest } from '../../lib/mark/verify/protocol.ts';
import { verify, type Tools } from '../../lib/mark/verify/verify.ts';
import { LAWS, PACKS } from '../../lib/policy/packs/index.ts';

/** Every wording that any pack puts in the place of ours. */
const WORDINGS = [...new Set([MARK, ...[...PACKS, ...LAWS].flatMap(({ rules }) => rules.aiLabel?.mark ?? [])])];

/** A worker's own set of fonts, of which TypeScript's types of a page do not know. */
function fontsHere(): FontFaceSet {
  const own: unknown = Reflect.get(self, 'fonts');
  if (own instanceof FontFaceSet) return own;
  throw new Error('This browser has no fonts for workers.');
}

const tools: Tools = {
  decode,
  async templates() {
    // Workers are told nothing of the extension's API; the package's files lie at the root of their own origin.
    await loadFonts(fontsHere(), (file) => new URL(`/fonts/${file}`, self.location.origin).href);
    const trial = contextOf(new OffscreenCanvas(64, 64));
    const sought = WORDINGS.filter((text) => canWrite(text, trial));
    return { templates: labelTemplates(drawText, sought), unsought: WORDINGS.filter((text) => !sought.includes(text)) };
  },
  async anchors() {
    const [{ createIdentities }, { createIdentityStorage }] = await Promise.all([
      import('../../lib/mark/credentials/identities.ts'),
      import('../../lib/mark/credentials/storage.ts'),
    ]);
    return createIdentities(
      createIdentityStorage(() => indexedDB),
      systemClock,
    ).anchors();
  },
  async judge(bytes, mime, trust) {
    const { judgeCredentials } = await import('../../lib/mark/credentials/judge.ts');
    return judgeCredentials(bytes, mime, trust, new URL(wasm, self.location.origin));
  },
};

/** Looks for the marks of one picture and tells of each as soon as it knows. */
self.addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page to talk to.
  void verify(data, tools, (finding) => self.postMessage(finding));
});
