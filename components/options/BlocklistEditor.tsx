import { useState } from 'react';
import { i18n } from '#i18n';
import { parseTerms, type TermError } from '../../lib/moderate/engines/blocklist/parse-terms.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { useSaying } from './use-saying.ts';

/** More than this many mistakes at once are counted, not listed. */
const SHOWN_ERRORS = 8;

function errorText({ line, key }: TermError): string {
  const what = {
    empty: () => i18n.t('optionsTermProblem_empty'),
    too_long: () => i18n.t('optionsTermProblem_too_long'),
    wildcard: () => i18n.t('optionsTermProblem_wildcard'),
    too_many: () => i18n.t('optionsTermProblem_too_many'),
  };
  return i18n.t('optionsLine', [String(line), what[key]()]);
}

function LineErrors({ errors }: { readonly errors: readonly TermError[] }) {
  const rest = errors.length - SHOWN_ERRORS;
  return (
    <>
      <p className="font-semibold">{i18n.t('optionsNotSaved')}</p>
      <ul className="list-disc pl-5">
        {errors.slice(0, SHOWN_ERRORS).map((error) => (
          <li key={error.line}>{errorText(error)}</li>
        ))}
        {rest > 0 && <li>{i18n.t('optionsMore', [String(rest)])}</li>}
      </ul>
    </>
  );
}

interface Draft {
  readonly terms: string;
  readonly exceptions: string;
}

/** Terms and exceptions are edited as text and saved together, or not at all; the switch acts at once. */
export function BlocklistEditor() {
  const store = useSettingsStore();
  const saved = useSetting((settings) => settings.blocklist);
  const { saying, say, run } = useSaying();
  // No draft: the fields follow the settings, wherever they are changed.
  const [draft, setDraft] = useState<Draft>();
  const [errors, setErrors] = useState<{ terms: readonly TermError[]; exceptions: readonly TermError[] }>();
  const shown = draft ?? { terms: saved.terms.join('\n'), exceptions: saved.exceptions.join('\n') };

  const edit = (change: Partial<Draft>) => {
    setDraft({ ...shown, ...change });
    say('');
  };
  const discard = () => {
    setDraft(undefined);
    setErrors(undefined);
    say('');
  };
  const save = () => {
    const terms = parseTerms(shown.terms);
    const exceptions = parseTerms(shown.exceptions);
    if (terms.errors.length > 0 || exceptions.errors.length > 0) {
      setErrors({ terms: terms.errors, exceptions: exceptions.errors });
      say('');
      return;
    }
    setErrors(undefined);
    run(async () => {
      await store.update({ blocklist: { terms: terms.terms, exceptions: exceptions.terms } });
      setDraft(undefined);
    }, i18n.t('optionsSaved'));
  };

  return (
    <>
      <TextArea
        label={i18n.t('optionsTerms')}
        hint={i18n.t('optionsTermsHint')}
        rows={8}
        value={shown.terms}
        onChange={(event) => edit({ terms: event.target.value })}
        trouble={errors && errors.terms.length > 0 && <LineErrors errors={errors.terms} />}
      />
      <TextArea
        label={i18n.t('optionsExceptions')}
        hint={i18n.t('optionsExceptionsHint')}
        rows={4}
        value={shown.exceptions}
        onChange={(event) => edit({ exceptions: event.target.value })}
        trouble={errors && errors.exceptions.length > 0 && <LineErrors errors={errors.exceptions} />}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" onClick={save}>
          {i18n.t('optionsSaveBlocklist')}
        </Button>
        {draft && (
          <Button look="quiet" onClick={discard}>
            {i18n.t('optionsDiscard')}
          </Button>
        )}
        <Saying>{saying || (draft ? i18n.t('optionsUnsaved') : '')}</Saying>
        <span className="ml-auto text-[0.8125rem] text-soft">{i18n.t('optionsTermCount', saved.terms.length)}</span>
      </div>
      <div className="max-w-lg border-t border-line pt-4">
        <Switch
          label={i18n.t('optionsShipped')}
          hint={i18n.t('optionsShippedHint')}
          checked={saved.shipped}
          onChange={(shipped) => void store.update({ blocklist: { shipped } })}
        />
      </div>
    </>
  );
}
