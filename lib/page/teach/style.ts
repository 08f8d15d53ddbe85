import { TOP } from '../trust.ts';

/** The look of the picker. It lives in a closed shadow root, so the page's sheets do not reach it. */
export const TEACH_STYLE = `
:host { all: initial !important; direction: ltr !important; unicode-bidi: normal !important; }
.boxes, .panel, .notice { position: fixed; z-index: ${TOP}; box-sizing: border-box; }
.boxes { inset: 0; pointer-events: none; overflow: hidden; }
/* Two lines of opposite lightness: one of them is seen on any ground. */
.box { position: absolute; box-sizing: border-box; border: 2px solid #1849a9; outline: 2px solid #ffffff; border-radius: 4px; background: #2e90fa1f; }
.box.own { border: 2px dashed #93370d; background: #fdb02224; }
.box.point { border: 3px dotted #101828; outline: 2px solid #ffffff; background: none; }
.tag {
  position: absolute; inset-block-start: 2px; inset-inline-start: 2px; padding: 0 6px; border-radius: 3px; color: #ffffff; background: #1849a9;
  font: 600 11px/16px system-ui, -apple-system, 'Segoe UI', sans-serif;
}
.own .tag { background: #93370d; }
.panel, .notice {
  --ink: #101828; --soft: #475467; --ground: #ffffff; --line: #d0d5dd; --edge: #667085; --hover: #f2f4f7; --main: #1849a9; --on-main: #ffffff; --bad: #b42318;
  inset: auto 12px 12px auto; width: min(380px, 100vw - 24px); max-height: calc(100vh - 24px); overflow: auto; overscroll-behavior: contain;
  padding: 14px 16px; border: 1px solid var(--line); border-radius: 12px; color: var(--ink); background: var(--ground);
  font: 400 14px/1.45 system-ui, -apple-system, 'Segoe UI', sans-serif; text-align: start; white-space: normal; overflow-wrap: anywhere;
  box-shadow: 0 6px 24px #10182840; cursor: default;
}
.panel.dark, .notice.dark {
  --ink: #ffffff; --soft: #cdd5df; --ground: #1b212b; --line: #475467; --edge: #98a2b3; --hover: #323b4a; --main: #84caff; --on-main: #101828; --bad: #fda29b;
  box-shadow: 0 6px 24px #000b;
}
.panel.top { inset: 12px 12px auto auto; }
.panel:focus-visible, .panel:focus { outline: none; }
h2 { margin: 0; font-size: 16px; line-height: 24px; font-weight: 700; }
p { margin: 0; }
.head { display: flex; align-items: start; gap: 8px; }
.head h2 { flex: 1; }
.help { margin-top: 2px; color: var(--soft); font-size: 13px; }
.roles { display: flex; gap: 0; margin: 10px 0 0; padding: 0; border: 0; }
.roles button { flex: 1 1 0; border-radius: 0; margin-inline-start: -1px; }
.roles button:first-of-type { border-radius: 8px 0 0 8px; margin: 0; }
.roles button:last-of-type { border-radius: 0 8px 8px 0; }
.roles [aria-pressed='true'] { color: var(--on-main); background: var(--main); border-color: var(--main); position: relative; }
.roles [aria-pressed='true']::before { content: '✓ '; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.row > * { flex: 1 1 auto; }
button {
  font: inherit; font-weight: 600; min-height: 32px; padding: 4px 12px; border-radius: 8px; cursor: pointer; color: var(--ink); background: var(--ground);
  border: 1px solid var(--edge); text-align: center;
}
button:hover { background: var(--hover); }
button.main { color: var(--on-main); background: var(--main); border-color: var(--main); }
button.main:hover { filter: brightness(1.12); }
button.small { min-height: 24px; padding: 0 8px; font-size: 13px; }
button[aria-disabled='true'] { color: var(--soft); border-style: dashed; cursor: default; background: none; }
button:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
.count { margin-top: 10px; font-weight: 600; min-height: 20px; }
.note { color: var(--soft); font-size: 13px; }
.trouble { margin-top: 6px; scroll-margin-block: 64px; color: var(--bad); font-size: 13px; font-weight: 600; }
.count:empty { min-height: 0; margin: 0; }
.note:empty, .trouble:empty { display: none; }
details { margin-top: 8px; }
summary { min-height: 24px; font-weight: 600; font-size: 13px; line-height: 24px; cursor: pointer; width: max-content; max-width: 100%; }
label { display: block; }
.end { position: sticky; inset-block-end: -14px; padding-block: 6px 14px; margin-block: 4px -14px; background: var(--ground); }
input {
  display: block; box-sizing: border-box; width: 100%; min-height: 32px; margin-top: 3px; padding: 4px 8px; border: 1px solid var(--edge); border-radius: 8px;
  font: 400 13px/1.4 ui-monospace, Consolas, monospace; color: var(--ink); background: var(--ground);
}
input[aria-invalid='true'] { border: 2px solid var(--bad); }
.sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.notice { width: max-content; max-width: min(380px, 100vw - 24px); font-weight: 600; }
@media (max-width: 420px), (max-height: 560px) {
  .panel { padding: 10px 12px; max-height: 62vh; inset-inline: 8px; inset-block: auto 8px; width: auto; font-size: 13px; }
  .panel.top { inset-block: 8px auto; }
  .row, .roles, details, .count { margin-top: 6px; }
  .end { inset-block-end: -10px; padding-block: 6px 10px; margin-block: 0 -10px; }
  h2 { font-size: 14px; }
}
@media (forced-colors: active) {
  .box { border-color: Highlight; }
  .roles [aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -4px; }
}
@media print { .boxes, .panel, .notice { display: none; } }
`;
