import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { ImportPlan } from '../../lib/settings/transfer.ts';
import { Button } from '../ui/Button.tsx';

interface ImportQuestionProps {
  readonly plan: ImportPlan;
  /** Hosts the browser will be asked for. */
  readonly patterns: readonly string[];
  /** The endpoint in use now. */
  readonly endpoint: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Shows what an import would send where, and what the browser will ask, before any of it is true. */
export function ImportQuestion({ plan, patterns, endpoint, onConfirm, onCancel }: ImportQuestionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { delicate } = plan;
  return (
    <section aria-labelledby="import-question" className="rounded-xl border-2 border-amber bg-paper p-4">
      <h3 id="import-question" ref={heading} tabIndex={-1} className="font-bold">
        {i18n.t('optionsImportAsk')}
      </h3>
      <ul className="mt-2 list-disc pl-5">
        {delicate.endpoint && (
          <li className="break-words">{i18n.t('optionsImportAskEndpoint', [delicate.endpoint.from, delicate.endpoint.to])}</li>
        )}
        {delicate.enabled === true && (
          <li className="break-words">{i18n.t('optionsImportAskEnable', [delicate.endpoint?.to ?? endpoint])}</li>
        )}
        {delicate.images && <li>{i18n.t('optionsImportAskImages')}</li>}
        {delicate.enabled === false && <li>{i18n.t('optionsImportAskDisable')}</li>}
        {patterns.length > 0 && (
          <li>
            {i18n.t('optionsImportAskSites')}
            <ul className="list-[circle] pl-5">
              {patterns.map((pattern) => (
                <li key={pattern} className="font-mono text-[0.8125rem] break-all">
                  {pattern}
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button look="main" onClick={onConfirm}>
          {i18n.t('optionsImportConfirm')}
        </Button>
        <Button onClick={onCancel}>{i18n.t('optionsImportCancel')}</Button>
      </div>
    </section>
  );
}
