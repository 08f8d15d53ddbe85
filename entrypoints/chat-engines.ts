import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createBlocklist } from '../lib/moderate/engines/blocklist/index.ts';
import { createOnDevice, loadModel } from '../lib/moderate/engines/on-device/index.ts';
import { createRemote } from '../lib/moderate/engines/openai/remote.ts';
import { provide } from '../lib/page/lazy.ts';

/** The part of the content script that judges text; comes when there is any (lib/page/lazy.ts). */
export default defineUnlistedScript(() => provide('engines', { createBlocklist, createOnDevice, loadModel, createRemote }));
