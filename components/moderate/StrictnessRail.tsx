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

/** The four levels as stops on one lying rail, mildest first, for where there is little height: only the chosen one's meaning is shown. */
export function StrictnessRail({ value, onChange, onlyHere, onOnlyHere }: StrictnessRailProps) {
  const name = useId();
  const chosen = STRICTNESS_LEVELS.indexOf(value);
  return (
    <fieldset role="radiogroup" className="relative">
      <legend className="mb-1 text-[0.8125rem] font-semibold text-soft">{i18n.t('strictness')}</legend>
      {onlyHere !== undefined && (
        <label className="absolute -top-1 right-0 flex min-h-6 cursor-pointer items-center gap-1.5 text-xs text-soft">
          <input
            type="checkbox"
            role="switch"
            checked={onlyHere}
            onChange={() => onOnlyHere(!onlyHere)}
            className="size-4 accent-pine"
          />
          {i18n.t('popupOnlyHere')}
        </label>
      )}
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
  );
}
