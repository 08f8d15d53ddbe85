import { TOP } from '../trust.ts';

/**
 * The look of what stands beside and above the page for shares. It lives in a closed shadow root, so the page's sheets do not reach it.
 * Nothing here may fade, filter or turn a button for good: the browser would call it unseen, and its presses would count for nothing.
 */
export const SHARE_STYLE = `
:host { all: initial !important; direction: ltr !important; unicode-bidi: normal !important; --sharemark: inherit !important; }
/* Firefox takes our sheet away when Sharemark is removed, but not the buttons of the script it has stopped. */
.layer { visibility: var(--sharemark, hidden); }
.layer.off { visibility: hidden; }
.origin, .share, .toast { position: fixed; z-index: ${TOP}; box-sizing: border-box; }
.origin { top: 0; left: 0; width: 0; height: 0; }
.share {
  top: 0; left: 0; width: 28px; height: 28px; margin: 0; padding: 0; display: grid; place-items: center; cursor: pointer;
  border: 1px solid var(--line); border-radius: 8px; color: var(--ink); background: var(--ground);
}
.share, .toast { --ink: #475467; --strong: #101828; --ground: #ffffff; --line: #d0d5dd; --hover: #f2f4f7; --link: #1849a9; }
.share.dark, .toast.dark { --ink: #cdd5df; --strong: #ffffff; --ground: #1b212b; --line: #475467; --hover: #323b4a; --link: #84caff; }
.share:hover, .share[aria-busy='true'] { color: var(--strong); background: var(--hover); border-color: var(--ink); }
.share:focus-visible, .toast button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.share.away { opacity: 0; pointer-events: none; }
.share svg { display: block; width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.share[aria-busy='true'] { cursor: progress; }
.share[aria-busy='true'] svg { animation: breathe 1.4s ease-in-out infinite; }
@keyframes breathe { 50% { opacity: 0.35; } }
.toast {
  width: max-content; max-width: min(400px, 100vw - 24px); max-height: calc(100vh - 24px); overflow: auto;
  overscroll-behavior: contain; padding: 10px 12px; border: 1px solid var(--line); border-inline-start: 4px solid var(--tone, #067647); border-radius: 10px;
  font: 400 14px/1.45 system-ui, -apple-system, 'Segoe UI', sans-serif; text-align: start; white-space: normal; overflow-wrap: anywhere;
  color: var(--strong); background: var(--ground); box-shadow: 0 4px 16px #10182833;
}
.toast.stop { --tone: #b42318; }
.toast.ask { --tone: #b54708; }
.toast.dark { --tone: #47cd89; box-shadow: 0 4px 16px #000a; }
.toast.dark.stop { --tone: #f97066; }
.toast.dark.ask { --tone: #fdb022; }
/* Empty it is still there for screen readers, which announce what comes into it. */
.toast.empty { inset: 0 auto auto 0; width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); pointer-events: none; }
.toast.empty .row { display: none; }
.toast p, .toast blockquote { margin: 0; }
.toast p + p, .toast p + blockquote, .toast blockquote + p { margin-top: 6px; }
.toast .title { font-weight: 600; }
.toast blockquote { padding-inline-start: 10px; border-inline-start: 2px solid var(--line); color: var(--ink); font-size: 13px; }
.toast cite { display: block; font-style: normal; font-weight: 600; }
.toast .row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.toast button {
  font: inherit; font-weight: 600; min-height: 28px; min-width: 28px; padding: 2px 10px; border-radius: 8px; cursor: pointer;
  color: var(--strong); background: var(--hover); border: 1px solid var(--line);
}
.toast button:hover { border-color: var(--ink); }
@media (prefers-reduced-motion: no-preference) {
  .share { transition: color 0.12s, background-color 0.12s, border-color 0.12s; }
  .toast:not(.empty) { animation: enter 0.16s ease-out; }
  @keyframes enter { from { translate: 0 6px; } }
}
@media (prefers-reduced-motion: reduce) { .share svg { animation: none !important; } }
@media (forced-colors: active) {
  .share, .toast button { color: ButtonText; background: ButtonFace; border-color: ButtonText; }
  .share:hover, .toast button:hover { color: Highlight; border-color: Highlight; }
  .share:focus-visible, .toast button:focus-visible { outline-color: Highlight; }
  .toast { color: CanvasText; background: Canvas; border-color: CanvasText; }
}
@media print { .layer { display: none; } }
`;
