import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { namedTab } from '../../components/tabs.ts';
import { Button } from '../../components/ui/Button.tsx';
import { TextArea } from '../../components/ui/Field.tsx';
import { Saying, Trouble } from '../../components/ui/Notice.tsx';
import { PageFrame } from '../../components/ui/PageFrame.tsx';
import { parsePageReport, type Message } from '../../lib/messages.ts';

const ASK: Message = { type: 'get-page-report' };

/** The tab's own account of its structure; null if nobody answers there. */
async function askReport(): Promise<string | null> {
  const tab = namedTab(location.search);
  if (tab === undefined) return null;
  try {
    return parsePageReport(await browser.tabs.sendMessage(tab, ASK, { frameId: 0 })) ?? null;
  } catch {
    return null;
  }
}

/** `?tab=<id>`: the structure of that page, all of it to be read before it is copied. Nothing is sent from here. */
export function App() {
  const [report, setReport] = useState<string | null>();
  const [copied, setCopied] = useState<boolean>();
  useEffect(() => {
    void askReport().then(setReport);
  }, []);
  const copy = (text: string) => {
    setCopied(undefined);
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <PageFrame title={i18n.t('reportTitle')} lead={i18n.t('reportLead')}>
      {report === undefined && <p>{i18n.t('reportLoading')}</p>}
      {report === null && <Trouble>{i18n.t('reportNone')}</Trouble>}
      {typeof report === 'string' && (
        <div className="flex flex-col gap-3">
          <TextArea label={i18n.t('reportText')} hint={i18n.t('reportTextHint')} value={report} readOnly rows={28} wrap="off" />
          <div className="flex flex-wrap items-center gap-3">
            <Button look="main" onClick={() => copy(report)}>
              {i18n.t('reportCopy')}
            </Button>
            <Saying bad={copied === false}>
              {copied === undefined ? '' : i18n.t(copied ? 'reportCopied' : 'reportCopyFailed')}
            </Saying>
          </div>
        </div>
      )}
    </PageFrame>
  );
}
