import { i18n } from '#i18n';
import type { ShareStatus } from '../../lib/meter/state.ts';

const STATUS = {
  pending: ['historyStatus_pending', 'border-edge text-soft'],
  released: ['historyStatus_released', 'border-pine text-pine'],
  failed: ['historyStatus_failed', 'border-edge text-soft'],
  undone: ['historyStatus_undone', 'border-edge border-dashed text-soft'],
  uncertain: ['historyStatus_uncertain', 'border-alert bg-alert-wash text-alert'],
} as const satisfies Record<ShareStatus, readonly [string, string]>;

/** What became of a share, in a word. */
export function StatusBadge({ status }: { readonly status: ShareStatus }) {
  const [key, look] = STATUS[status];
  return <span className={`rounded-full border px-2 py-px text-xs leading-5 font-semibold ${look}`}>{i18n.t(key)}</span>;
}
