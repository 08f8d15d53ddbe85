import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createBlocklist } from '../lib/moderate/engines/blocklist/index.ts';
import { createOnDevice, loadModel } from '../lib/moderate/engines/on-device/index.ts';
import { createRemote } from '../lib/moderate/engines/openai/remote.ts';
import { createPictureRemote } from '../lib/moderate/engines/openai/remote-pictures.ts';
import { provide } from '../lib/page/lazy.ts';
import { Pictures } from '../lib/page/pictures/pictures.ts';

/** The part of the content script that judges text and pictures; comes when there is any (lib/page/lazy.ts). */
export default defineUnlistedScript(() =>
  provide('engines', {
    createBlocklist,
    createOnDevice,
    loadModel,
    createRemote,
    createPictures: (connect) => new Pictures(createPictureRemote(connect)),
  }),
);
