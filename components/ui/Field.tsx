import { useId, type ComponentProps, type ReactNode } from 'react';

const BOX =
  'block w-full rounded-lg border border-edge bg-paper px-3 py-2 text-ink placeholder:text-soft aria-invalid:border-2 aria-invalid:border-alert';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the value; shown and tied to the field. */
  readonly trouble?: ReactNode;
}

function Around({ id, label, hint, trouble, children }: Common & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className={`block font-semibold ${hint === undefined ? 'mb-1' : ''}`}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mb-1.5 max-w-prose text-[0.8125rem] text-soft">
          {hint}
        </p>
      )}
      {children}
      <div id={`${id}-trouble`} aria-live="polite" className="text-[0.8125rem] text-alert not-empty:mt-1.5">
        {trouble}
      </div>
    </div>
  );
}

function described(id: string, { hint, trouble }: Common) {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(trouble ? [`${id}-trouble`] : [])];
  return { id, 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': trouble ? true : undefined };
}

/** A one-line field. */
export function TextField({ label, hint, trouble, ...rest }: Common & ComponentProps<'input'>) {
  const id = useId();
  const common = { label, hint, trouble };
  return (
    <Around id={id} {...common}>
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        className={`${BOX} max-w-lg`}
        {...described(id, common)}
        {...rest}
      />
    </Around>
  );
}

/** A field of many lines, for lists and JSON: no spelling marks, no wrapping surprises. `prose` is for sentences instead. */
export function TextArea({
  label,
  hint,
  trouble,
  prose = false,
  ...rest
}: Common & ComponentProps<'textarea'> & { readonly prose?: boolean }) {
  const id = useId();
  const common = { label, hint, trouble };
  return (
    <Around id={id} {...common}>
      <textarea
        spellCheck={prose}
        autoComplete="off"
        className={`${BOX} ${prose ? '' : 'font-mono text-[0.8125rem]'}`}
        {...described(id, common)}
        {...rest}
      />
    </Around>
  );
}
