import { useId, type ReactNode } from 'react';

interface CheckProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly trouble?: ReactNode;
  readonly name?: string;
}

/** A box to tick, with what is wrong with it below. */
export function Check({ label, checked, onChange, trouble, name }: CheckProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex cursor-pointer items-start gap-2.5 font-semibold">
        <input
          id={id}
          type="checkbox"
          name={name}
          checked={checked}
          aria-invalid={trouble ? true : undefined}
          aria-describedby={trouble ? `${id}-trouble` : undefined}
          onChange={(event) => onChange(event.target.checked)}
          className="mt-0.5 size-4.5 shrink-0 accent-pine"
        />
        <span>{label}</span>
      </label>
      <div id={`${id}-trouble`} aria-live="polite" className="text-[0.8125rem] text-alert not-empty:mt-1">
        {trouble}
      </div>
    </div>
  );
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly hint?: ReactNode;
}

interface RadiosProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with what it means. */
export function Radios<Value extends string>({ legend, value, options, onChange }: RadiosProps<Value>) {
  const id = useId();
  return (
    <fieldset role="radiogroup" className="min-w-0">
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div className="flex flex-col gap-1">
        {options.map((option) => (
          <div key={option.value} className={`rounded-lg px-2 py-1.5 ${option.value === value ? 'bg-wash' : ''}`}>
            <label htmlFor={`${id}-${option.value}`} className="flex cursor-pointer items-start gap-2.5">
              <input
                id={`${id}-${option.value}`}
                type="radio"
                name={id}
                value={option.value}
                checked={option.value === value}
                aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}-hint`}
                onChange={() => onChange(option.value)}
                className="mt-0.5 size-4.5 shrink-0 accent-pine"
              />
              <span className="font-semibold">{option.name}</span>
            </label>
            {option.hint !== undefined && (
              <div id={`${id}-${option.value}-hint`} className="pl-7 text-[0.8125rem] text-soft">
                {option.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
