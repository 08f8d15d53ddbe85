import { useId } from 'react';
import { i18n } from '#i18n';
import { STRICTNESS_LEVELS, type Strictness } from '../../lib/types.ts';
import { strictnessText } from '../texts.ts';

interface StrictnessChoiceProps {
  readonly value: Strictness;
  readonly onChange: (level: Strictness) => void;
}

/** The four levels as stops on one rail, mildest first: how far down the filled part reaches is how much is veiled. */
export function StrictnessChoice({ value, onChange }: StrictnessChoiceProps) {
  const name = useId();
  const chosen = STRICTNESS_LEVELS.indexOf(value);
  return (
    <fieldset role="radiogroup">
      <legend className="mb-1 text-[0.8125rem] font-semibold text-soft">{i18n.t('strictness')}</legend>
      {STRICTNESS_LEVELS.map((level, index) => {
        const text = strictnessText(level);
        const on = level === value;
        return (
          <label
            key={level}
            className={`group relative flex gap-3 rounded-lg py-1 pr-2 pl-1.5 ${on ? 'bg-wash' : 'hover:bg-wash/60'}`}
          >
            <input
              type="radio"
              name={name}
              value={level}
              checked={on}
              onChange={() => onChange(level)}
              aria-label={text.name}
              aria-describedby={`${name}-${level}`}
              className="peer absolute inset-0 cursor-pointer appearance-none rounded-lg"
            />
            <span aria-hidden="true" className="relative flex w-5 shrink-0 justify-center">
              {index > 0 && (
                <span className={`absolute top-[-0.25rem] h-3.5 w-0.75 ${index <= chosen ? 'bg-pine' : 'bg-line'}`} />
              )}
              {index < STRICTNESS_LEVELS.length - 1 && (
                <span className={`absolute top-2.5 bottom-[-0.25rem] w-0.75 ${index < chosen ? 'bg-pine' : 'bg-line'}`} />
              )}
              <span
                className={`absolute top-0.5 grid size-4 place-items-center rounded-full border-2 ${
                  index <= chosen ? 'border-pine' : 'border-edge'
                } ${on ? 'bg-pine' : 'bg-card'}`}
              >
                {on && <span className="size-1.5 rounded-full bg-on-pine" />}
              </span>
            </span>
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
              <span className="w-[6.5em] shrink-0 leading-5 font-semibold">{text.name}</span>
              <span id={`${name}-${level}`} className="min-w-40 flex-1 text-xs leading-4 text-soft">
                {text.hint}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
