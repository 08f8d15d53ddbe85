import { i18n } from '#i18n';
import type { ShareProgress } from '../../lib/messages.ts';
import { Button } from '../ui/Button.tsx';

interface ProgressProps {
  readonly progress: ShareProgress;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

/** How far the picture has come, and a way out. */
export function Progress({ progress: { done, of }, cancelling, onCancel }: ProgressProps) {
  const known = of > 0;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span id="share-progress" className="font-semibold">
          {i18n.t('shareProgress')}
        </span>
        <span className="text-[0.8125rem] text-soft tabular-nums">
          {known && i18n.t('shareProgressStep', [String(Math.min(done, of)), String(of)])}
        </span>
      </div>
      <progress
        aria-labelledby="share-progress"
        {...(known ? { value: Math.min(done, of), max: of } : {})}
        className="h-2.5 w-full appearance-none overflow-hidden rounded-full border border-edge bg-paper indeterminate:animate-pulse indeterminate:bg-pine/40 [&::-moz-progress-bar]:bg-pine indeterminate:[&::-moz-progress-bar]:bg-transparent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-pine"
      />
      <Button wide disabled={cancelling} onClick={onCancel}>
        {cancelling ? i18n.t('shareCancelling') : i18n.t('shareCancel')}
      </Button>
    </div>
  );
}
