/** The chat is in a frame of the same origin. */
import '../../shared/probe.ts';
import { exposeFrame } from '../shared/remote.ts';

const frame = document.querySelector('iframe');
if (frame) {
  exposeFrame(frame);
  frame.src = `/unseen/frame/inner.html${location.search}`;
}
