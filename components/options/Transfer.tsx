import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Settings } from '../../lib/settings/schema.ts';
import { exportSettings, MAX_IMPORT_CHARS, needsConfirmation, readImport } from '../../lib/settings/transfer.ts';
import type { ImportPlan, ImportProblem } from '../../lib/settings/transfer.ts';
import { download } from '../download.ts';
import { hasAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { useSettingsStore } from '../use-settings.ts';
import { ImportQuestion } from './ImportQuestion.tsx';
import { applyImport, importHosts, isUsableTerm } from './importing.ts';
import { problemText } from './import-texts.ts';
import { useSaying } from './use-saying.ts';

/** More than this many mistakes at once are counted, not listed. */
const SHOWN_PROBLEMS = 10;

type Outcome =
  | { readonly kind: 'problems'; readonly problems: readonly ImportProblem[] }
  | { readonly kind: 'question'; readonly plan: ImportPlan; readonly patterns: readonly string[] }
  | { readonly kind: 'done'; readonly before: Settings; readonly refused: readonly string[] };

/** Export and import of all settings. A file with any mistake changes nothing; an import can be taken back. */
export function Transfer() {
  const store = useSettingsStore();
  const { saying, say, run } = useSaying();
  const [outcome, setOutcome] = useState<Outcome>();
  const [pasted, setPasted] = useState('');
  const file = useRef<HTMLInputElement>(null);

  /** In a click handler: asking the browser comes first. */
  const apply = (plan: ImportPlan, confirmed: boolean) => {
    const before = store.getState();
    const { written, refused } = applyImport(store, plan, confirmed);
    run(async () => {
      await written;
      setOutcome({ kind: 'done', before, refused: [] });
      setPasted('');
      say(i18n.t('optionsImported'));
      setOutcome({ kind: 'done', before, refused: await refused });
    }, i18n.t('optionsImported'));
  };

  const read = (text: string): ImportPlan | undefined => {
    say('');
    const reading = readImport(text, store.getState(), isUsableTerm);
    if ('plan' in reading) return reading.plan;
    setOutcome({ kind: 'problems', problems: reading.problems });
    return undefined;
  };

  /** Choosing a file is not a click in the page, so what needs the browser's permission waits for one. */
  const takeFile = async (chosen: File) => {
    setOutcome(undefined);
    const plan = read(chosen.size > MAX_IMPORT_CHARS * 4 ? ' '.repeat(MAX_IMPORT_CHARS + 1) : await chosen.text());
    if (!plan) return;
    const patterns = importHosts(plan, store.getState());
    const access = await Promise.all(patterns.map(hasAccess));
    if (needsConfirmation(plan) || access.includes(false)) setOutcome({ kind: 'question', plan, patterns });
    else apply(plan, false);
  };

  const takePasted = () => {
    setOutcome(undefined);
    const plan = read(pasted);
    if (!plan) return;
    if (needsConfirmation(plan)) setOutcome({ kind: 'question', plan, patterns: importHosts(plan, store.getState()) });
    else apply(plan, false);
  };

  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => download(exportSettings(store.getState()), 'application/json', 'sharemark-settings.json')}>
          {i18n.t('optionsExport')}
        </Button>
        <Button onClick={() => file.current?.click()}>{i18n.t('optionsImport')}</Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label={i18n.t('optionsImportFile')}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            // The same file, corrected, must count as a new choice.
            if (chosen) void takeFile(chosen).finally(() => file.current && (file.current.value = ''));
          }}
        />
        <Saying>{saying}</Saying>
        {outcome?.kind === 'done' && (
          <Button
            look="quiet"
            onClick={() => {
              run(() => store.update(outcome.before), i18n.t('optionsUndone'));
              setOutcome(undefined);
            }}
          >
            {i18n.t('optionsUndoImport')}
          </Button>
        )}
      </div>
      {outcome?.kind === 'problems' && (
        <Trouble>
          <p className="font-semibold">{i18n.t('optionsImportFailed')}</p>
          <ul className="list-disc pl-5">
            {outcome.problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
              <li key={`${problem.field} ${problem.code}`}>{problemText(problem)}</li>
            ))}
            {outcome.problems.length > SHOWN_PROBLEMS && (
              <li>{i18n.t('optionsMore', [String(outcome.problems.length - SHOWN_PROBLEMS)])}</li>
            )}
          </ul>
        </Trouble>
      )}
      {outcome?.kind === 'done' && outcome.refused.length > 0 && (
        <Trouble>
          <p className="font-semibold">{i18n.t('optionsImportNotGranted')}</p>
          <ul className="list-disc pl-5">
            {outcome.refused.map((pattern) => (
              <li key={pattern}>{pattern}</li>
            ))}
          </ul>
        </Trouble>
      )}
      {outcome?.kind === 'question' && (
        <ImportQuestion
          plan={outcome.plan}
          patterns={outcome.patterns}
          endpoint={store.getState().openai.endpoint}
          onConfirm={() => apply(outcome.plan, true)}
          onCancel={() => {
            setOutcome(undefined);
            say(i18n.t('optionsImportCancelled'));
          }}
        />
      )}
      <div>
        <TextArea
          label={i18n.t('optionsPaste')}
          hint={i18n.t('optionsPasteHint')}
          rows={4}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <div className="mt-2">
          <Button disabled={pasted.trim() === ''} onClick={takePasted}>
            {i18n.t('optionsApply')}
          </Button>
        </div>
      </div>
    </>
  );
}
