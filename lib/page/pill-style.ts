/** The look of pills. They stand in a closed shadow root, so the page's sheets do not reach them. */
export const PILL_STYLE = `
:host { all: initial !important; --sharemark: inherit !important; }
/* Firefox takes our sheet away when Sharemark is removed, but not the pills of the script it has stopped. */
.pill, .sr { visibility: var(--sharemark, hidden); }
.pill {
  position: fixed; top: 0; left: 0; z-index: 2147483646; box-sizing: border-box; display: flex; flex-wrap: wrap; align-items: center; gap: 6px;
  max-width: min(520px, 94vw); min-height: 26px; padding: 0 1px 0 9px; border-radius: 13px;
  font: 500 12.5px/1.35 system-ui, -apple-system, 'Segoe UI', sans-serif; text-align: start; white-space: normal;
  color: #1d2430; background: #fffffff2; border: 1px solid #c9ced8; box-shadow: 0 1px 4px #1018281f;
}
.pill::before { content: ''; flex: none; width: 8px; height: 8px; border-radius: 2px; background: #6b7280; transform: rotate(45deg); }
.veil::before { background: #b42318; }
.mild::before { background: #b54708; }
.hold::before, .tail::before { border-radius: 50%; background: none; box-sizing: border-box; border: 2px solid #475467; animation: pulse 1.6s ease-in-out infinite; }
.question { inset: auto 12px 12px auto; padding: 10px 12px; border-radius: 12px; max-width: min(420px, 94vw); }
.question::before { display: none; }
.question p { flex: 0 0 100%; margin: 0; }
.question .quote { font-weight: 400; overflow-wrap: anywhere; }
.phrase { overflow-wrap: anywhere; }
.chip { min-height: 24px; padding: 1px 2px 1px 8px; gap: 4px; font-size: 12px; }
.chip.marked { padding-inline-end: 8px; pointer-events: none; color: #475467; }
button {
  font: inherit; font-weight: 600; color: #1d2430; background: #eef1f6; border: 1px solid #d0d5dd; border-radius: 11px;
  min-height: 24px; min-width: 24px; padding: 1px 9px; cursor: pointer;
}
button:hover { background: #e2e7f0; }
button:focus-visible { outline: 2px solid #1849a9; outline-offset: 1px; }
.sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@keyframes pulse { 50% { opacity: 0.35; } }
@media (prefers-reduced-motion: reduce) { .pill::before { animation: none !important; } }
@media (prefers-color-scheme: dark) {
  .pill { color: #f0f3f9; background: #1b212bf2; border-color: #475467; box-shadow: 0 1px 4px #0008; }
  button { color: #f0f3f9; background: #323b4a; border-color: #667085; }
  button:hover { background: #3d4859; }
  button:focus-visible { outline-color: #84caff; }
  .chip.marked { color: #cdd5df; }
  .veil::before { background: #f97066; }
  .mild::before { background: #fdb022; }
  .hold::before, .tail::before { border-color: #cdd5df; }
}
@media print { .pill { display: none; } }
`;
