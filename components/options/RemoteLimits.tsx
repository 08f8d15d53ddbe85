import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { systemClock } from '../../lib/clock.ts';
import { usageOn, type Usage } from '../../lib/moderate/engines/openai/budget.ts';
import { usageStore } from '../../lib/settings/secrets.ts';
import { CATEGORIES, type Category } from '../../lib/types.ts';
import { categoryText } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { parseMost, parseScore } from './limits.ts';
import { useSaying } from './use-saying.ts';

const OWN = CATEGORIES.filter((category) => category !== 'custom');
type Field = 'requests' | 'chars' | Category;

/** What was sent today, as it was when the page was opened. */
function useUsage(): Usage | undefined {
  const [usage, setUsage] = useState<Usage>();
  useEffect(() => {
    usageStore.read().then(
      (stored) => setUsage(usageOn(stored, systemClock.now())),
      () => undefined,
    );
  }, []);
  return usage;
}

/** How much may be sent a day, and from which score on a category counts. */
export function RemoteLimits() {
  const store = useSettingsStore();
  const { budget, thresholds, format } = useSetting((settings) => settings.openai);
  const usage = useUsage();
  const { saying, say, run } = useSaying();
  const [draft, setDraft] = useState<Partial<Record<Field, string>>>({});
  const saved = (field: Field) => (field === 'requests' || field === 'chars' ? budget[field] : scoreOf(thresholds, field));
  const shown = (field: Field) => draft[field] ?? saved(field)?.toString() ?? '';
  const set = (field: Field, text: string) => {
    setDraft({ ...draft, [field]: text });
    say('');
  };
  const [requests, chars] = [parseMost(shown('requests')), parseMost(shown('chars'))];
  const scores = OWN.map((category) => [category, parseScore(shown(category))] as const);
  const bad = requests === undefined || chars === undefined || scores.some(([, score]) => score === undefined);

  const save = () => {
    if (requests === undefined || chars === undefined) return;
    const own = Object.fromEntries(scores.flatMap(([category, score]) => (score == null ? [] : [[category, score]])));
    run(async () => {
      await store.update({ openai: { budget: { requests, chars }, thresholds: own } });
      setDraft({});
    }, i18n.t('optionsSaved'));
  };

  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="max-w-prose text-[0.8125rem] text-soft">{i18n.t('optionsBudgetHint')}</p>
      {(['requests', 'chars'] as const).map((field) => (
        <TextField
          key={field}
          label={i18n.t(field === 'requests' ? 'optionsBudgetRequests' : 'optionsBudgetChars')}
          inputMode="numeric"
          value={shown(field)}
          onChange={(event) => set(field, event.target.value)}
          trouble={parseMost(shown(field)) === undefined ? i18n.t('optionsBudgetBad') : undefined}
        />
      ))}
      {usage && (
        <p className="text-[0.8125rem] text-soft">
          {i18n.t('optionsUsage', [usage.requests.toLocaleString(), usage.chars.toLocaleString()])}
        </p>
      )}
      <details>
        <summary className="min-h-6 cursor-pointer font-semibold">{i18n.t('optionsThresholds')}</summary>
        <p className="my-2 max-w-prose text-[0.8125rem] text-soft">
          {i18n.t(format === 'moderations' ? 'optionsThresholdsHint' : 'optionsThresholdsNone')}
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          {OWN.map((category) => (
            <TextField
              key={category}
              label={categoryText(category)}
              inputMode="decimal"
              value={shown(category)}
              onChange={(event) => set(category, event.target.value)}
              trouble={parseScore(shown(category)) === undefined ? i18n.t('optionsThresholdBad') : undefined}
            />
          ))}
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={bad || Object.keys(draft).length === 0} onClick={save}>
          {i18n.t('optionsSaveLimits')}
        </Button>
        <Saying>{saying}</Saying>
      </div>
    </form>
  );
}

function scoreOf(thresholds: Readonly<Partial<Record<Category, number>>>, category: Category): number | null {
  return thresholds[category] ?? null;
}
