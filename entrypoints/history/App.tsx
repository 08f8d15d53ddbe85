import { i18n } from '#i18n';
import { History } from '../../components/meter/History.tsx';
import { useLedger } from '../../components/meter/use-ledger.ts';
import { Trouble } from '../../components/ui/Notice.tsx';
import { PageFrame } from '../../components/ui/PageFrame.tsx';

/** Every share this browser remembers. */
export function App() {
  const view = useLedger();
  return (
    <PageFrame title={i18n.t('historyTitle')} lead={i18n.t('historyLead')}>
      {view === undefined && <p>{i18n.t('historyLoading')}</p>}
      {view === 'unreadable' && <Trouble>{i18n.t('historyBroken')}</Trouble>}
      {view !== undefined && view !== 'unreadable' && <History view={view} />}
    </PageFrame>
  );
}
