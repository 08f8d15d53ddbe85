import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provide } from '../../lib/page/lazy.ts';
import { Sharing } from '../../lib/page/sharing.ts';
import { shareTexts } from './texts.ts';

/** The part of the content script that shares; comes with the first completion (lib/page/lazy.ts). */
export default defineUnlistedScript(() => {
  // Read at once: an orphaned script can no longer ask the browser for them.
  const texts = shareTexts();
  provide('share', { createSharing: (parts) => new Sharing({ ...parts, texts }) });
});
