import type { ComponentProps } from 'react';

const LOOKS = {
  /** The one thing to do here. */
  main: 'bg-pine text-on-pine hover:brightness-110',
  plain: 'border border-edge bg-card text-ink hover:bg-wash',
  /** On the dark band. */
  call: 'bg-amber text-on-amber hover:brightness-105',
  quiet: 'text-pine underline underline-offset-2 hover:no-underline',
  quietOnBand: 'text-on-band underline underline-offset-2 hover:no-underline',
} as const;

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  readonly look?: keyof typeof LOOKS;
  readonly wide?: boolean;
}

/** Every button; never submits a form by accident. */
export function Button({ look = 'plain', wide = false, ...rest }: ButtonProps) {
  const room = look === 'quiet' || look === 'quietOnBand' ? 'min-h-6 px-0.5' : 'min-h-9 px-3.5 py-1.5';
  return (
    <button
      type="button"
      className={`rounded-lg font-semibold transition disabled:opacity-55 ${room} ${wide ? 'w-full' : ''} ${LOOKS[look]}`}
      {...rest}
    />
  );
}
