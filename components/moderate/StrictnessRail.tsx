import { useId } from 'react';
import { i18n } from '#i18n';
import { STRICTNESS_LEVELS, type Strictness } from '../../lib/types.ts';
import { strictnessText } from '../texts.ts';

interface StrictnessRailProps {
  readonly value: Strictness;
  readonly onChange: (level: Strictness) => void;
  /** Whether the level is this site's own; absent where there is no site to have one. */
  readonly onlyHere?: boolean | undefined;
  readonly onOnlyHere: (only: boolean) => void;
}

/** Whether the level is this site's own. Stands in the row of the rail's name, where it takes no height. */
function OnlyHere({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={() => onChange(!on)}
      className="absolute -top-0.5 right-0 flex min-h-6 items-center gap-1.5 rounded px-0.5 text-xs text-soft"
    >
      <span
        aria-hidden="true"
        className={`grid size-3.5 place-items-center rounded-sm border ${on ? 'border-pine bg-pine text-on-pine' : 'border-edge'}`}
      >
        {on && (
          <svg viewBox="0 0 12 12" className="size-3" fill="none" stroke="currentColor" strokeWidth="2.2">
            <path d="M2.5 6.5 5 9l4.5-5.5" />
          </svg>
        )}
      </span>
      {i18n.t('popupOnlyHere')}
    </button>
  );
}

/** The four levels as stops on one lying rail, mildest first, for where there is little height: only the chosen one's meaning is shown. */
export function StrictnessRail({ value, onChange, onlyHere, onOnlyHere }: StrictnessRailProps) {
  const name = useId();
  const chosen = STRICTNESS_LEVELS.indexOf(value);
  return (
    <div className="relative">
      {onlyHere !== undefined && <OnlyHere on={onlyHere} onChange={onOnlyHere} />}
      <fieldset role="radiogroup">
        <legend className="mb-1 text-[0.8125rem] font-semibold text-soft">{i18n.t('strictness')}</legend>
        <div className="grid grid-cols-4">
          {STRICTNESS_LEVELS.map((level, index) => {
            const on = level === value;
            const text = strictnessText(level);
            return (
              <label
                key={level}
                className={`relative flex flex-col items-center gap-0.5 rounded-lg py-1 ${on ? 'bg-wash' : 'hover:bg-wash/60'}`}
              >
                <input
                  type="radio"
                  name={name}
                  value={level}
                  checked={on}
                  onChange={() => onChange(level)}
                  aria-label={text.name}
                  aria-describedby={`${name}-${level}`}
                  title={text.hint}
                  className="absolute inset-0 cursor-pointer appearance-none rounded-lg"
                />
                <span aria-hidden="true" className="relative grid h-4 w-full place-items-center">
                  {index > 0 && <span className={`absolute left-0 h-0.75 w-1/2 ${index <= chosen ? 'bg-pine' : 'bg-line'}`} />}
                  {index < STRICTNESS_LEVELS.length - 1 && (
                    <span className={`absolute right-0 h-0.75 w-1/2 ${index < chosen ? 'bg-pine' : 'bg-line'}`} />
                  )}
                  <span
                    className={`relative grid size-4 place-items-center rounded-full border-2 ${
                      index <= chosen ? 'border-pine' : 'border-edge'
                    } ${on ? 'bg-pine' : 'bg-card'}`}
                  >
                    {on && <span className="size-1.5 rounded-full bg-on-pine" />}
                  </span>
                </span>
                <span className="leading-4 font-semibold">{text.name}</span>
              </label>
            );
          })}
        </div>
        {STRICTNESS_LEVELS.map((level) => (
          <p
            key={level}
            id={`${name}-${level}`}
            className={level === value ? 'mt-1 text-center text-xs leading-4 text-soft' : 'sr-only'}
          >
            {strictnessText(level).hint}
          </p>
        ))}
      </fieldset>
    </div>
  );
}
