import { i18n } from '#i18n';
import type { SetUpPart } from '../../../lib/moderate/self-test/compare.ts';
import type { SelfTestRun } from '../../../lib/moderate/self-test/record.ts';
import { strictnessText } from '../../texts.ts';

const PART = {
  strictness: 'selfTestPart_strictness',
  terms: 'selfTestPart_terms',
  exceptions: 'selfTestPart_exceptions',
  shipped: 'selfTestPart_shipped',
  feedback: 'selfTestPart_feedback',
  remote: 'selfTestPart_remote',
  classifier: 'selfTestPart_classifier',
  version: 'selfTestPart_version',
} as const satisfies Record<SetUpPart, string>;

/** Date and time in the reader's language. */
export function whenText(at: number): string {
  return new Date(at).toLocaleString(i18n.t('language'), { dateStyle: 'medium', timeStyle: 'short' });
}

/** "30 Nov 2026, 15:14 · Standard · 0.3 s" */
export function runText({ at, took, setUp }: SelfTestRun): string {
  const seconds = (took / 1_000).toLocaleString(i18n.t('language'), { maximumFractionDigits: 1 });
  return i18n.t('selfTestRun', [whenText(at), strictnessText(setUp.strictness).name, seconds]);
}

const onOff = (on: boolean): string => i18n.t(on ? 'selfTestOn' : 'selfTestOff');

/** What a part was, where that can be said in a word: of lists only hashes are kept. */
const VALUE: Partial<Record<SetUpPart, (setUp: SelfTestRun['setUp']) => string>> = {
  strictness: ({ strictness }) => strictnessText(strictness).name,
  version: ({ version }) => version,
  shipped: ({ shipped }) => onOff(shipped),
  remote: ({ remote }) => (remote === '' ? onOff(false) : remote),
};

/** What of the set-up is another now: "Strictness: Standard → Strict", "Blocked terms". */
export function partText(part: SetUpPart, before: SelfTestRun, now: SelfTestRun): string {
  const name = i18n.t(PART[part]);
  const value = VALUE[part];
  return value ? `${name}: ${value(before.setUp)} → ${value(now.setUp)}` : name;
}
