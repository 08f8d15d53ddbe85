import type { VerifyRequest } from '../../lib/mark/verify/protocol.ts';
import { verify } from '../../lib/mark/verify/verify.ts';

/** Looks for the marks of one picture and tells of each as soon as it knows. */
self.addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page to talk to.
  void verify(data, (finding) => self.postMessage(finding));
});
