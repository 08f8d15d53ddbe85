import { useId, type ReactNode } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly onBand?: boolean;
}

/** A switch with its name and, below it, what it means. The knob's place and the tick say the state without colour. */
export function Switch({ label, hint, checked, onChange, disabled = false, onBand = false }: SwitchProps) {
  const id = useId();
  const track = checked
    ? onBand
      ? 'bg-amber border-amber'
      : 'bg-pine border-pine'
    : onBand
      ? 'bg-transparent border-band-soft'
      : 'bg-transparent border-edge';
  const knob = checked
    ? `translate-x-5 ${onBand ? 'bg-band text-amber' : 'bg-on-pine text-pine'}`
    : `translate-x-0 text-transparent ${onBand ? 'bg-band-soft' : 'bg-edge'}`;
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <span id={id} className="block leading-6 font-semibold">
          {label}
        </span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={`block text-[0.8125rem] ${onBand ? 'text-band-soft' : 'text-soft'}`}>
            {hint}
          </span>
        )}
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-labelledby={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        disabled={disabled}
        onClick={() => onChange(!checked)}
        className={`relative h-6 w-11 shrink-0 rounded-full border-2 p-0 transition-colors disabled:opacity-55 ${track}`}
      >
        <span className={`absolute top-0.5 left-0.5 grid size-4 place-items-center rounded-full transition-transform ${knob}`}>
          <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3" fill="none" stroke="currentColor" strokeWidth="2.2">
            <path d="M2.5 6.5 5 9l4.5-5.5" />
          </svg>
        </span>
      </button>
    </div>
  );
}
