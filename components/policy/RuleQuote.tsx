import { i18n } from '#i18n';
import { LAWS, PACKS } from '../../lib/policy/packs/index.ts';
import type { DecisionReason } from '../../lib/types.ts';

function packOf(id: string) {
  return [...PACKS, ...LAWS].find((pack) => pack.id === id);
}

/** A pack's name in the reader's language where it is ours, else as its source has it. */
export function packTitle(id: string): string {
  return id === 'custom' ? i18n.t('policyCustom') : (packOf(id)?.title ?? id);
}

/** A rule in its source's words, and where it stands. Most sources are in English. */
export function RuleQuote({ rule }: { readonly rule: NonNullable<DecisionReason['rule']> }) {
  return (
    <figure className="border-l-3 border-edge pl-3 text-[0.8125rem]">
      <blockquote lang={packOf(rule.pack)?.language ?? 'en'} className="max-w-prose text-ink">
        “{rule.quote}”
      </blockquote>
      <figcaption className="mt-0.5 text-soft">{i18n.t('policyFrom', [packTitle(rule.pack)])}</figcaption>
    </figure>
  );
}
