/** The chat is in a sandboxed frame of another origin: `localhost` if this page is on `127.0.0.1`, at the port `?framePort=` or this one. */
import '../../shared/probe.ts';
import { exposeFrame } from '../shared/remote.ts';

const frame = document.querySelector('iframe');
if (frame) {
  exposeFrame(frame);
  const query = new URLSearchParams(location.search);
  const url = new URL('/unseen/frame/inner.html', location.href);
  url.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  url.port = query.get('framePort') ?? location.port;
  url.search = location.search;
  frame.src = url.href;
}
