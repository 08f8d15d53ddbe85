import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { i18n } from '#i18n';
import { systemClock } from '../../lib/clock.ts';
import type { CertificateSummary } from '../../lib/mark/credentials/index.ts';
import { download } from '../download.ts';
import { Button } from '../ui/Button.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { importFiles, problemOf, type SigningProblem } from './identity.ts';
import { certificateText, signingTrouble } from './signing-texts.ts';
import { loadIdentities, useImported } from './use-identities.ts';

/** Who signs as things are. */
function Signer({ certificate, unlinkable }: { certificate: CertificateSummary | undefined; unlinkable: boolean }) {
  if (unlinkable) return <p className="max-w-prose">{i18n.t('signingFresh')}</p>;
  if (!certificate) return <p className="max-w-prose">{i18n.t('signingOwn')}</p>;
  const now = systemClock.now();
  const valid = certificate.notBefore < now && now < certificate.notAfter;
  const text = certificateText(certificate, valid);
  return valid ? <p className="max-w-prose break-words">{text}</p> : <Trouble>{text}</Trouble>;
}

/** Who signs the pictures: this device's own key, somebody new for each, or a certificate that the user brings. */
export function Signing() {
  const store = useSettingsStore();
  const name = useSetting((settings) => settings.name);
  const unlinkable = useSetting((settings) => settings.share.unlinkable);
  const { certificate, problem: unreadable, look } = useImported();
  const [problem, setProblem] = useState<SigningProblem>();
  const [said, setSaid] = useState('');
  const [choosing, setChoosing] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const act = async (action: () => Promise<SigningProblem | undefined>, done: string) => {
    setSaid('');
    setProblem(undefined);
    const failed = await action().catch(problemOf);
    if (failed === undefined) setSaid(done);
    setProblem(failed);
    look();
  };
  const take = (files: readonly File[]) =>
    act(async () => {
      const taken = await importFiles(files, loadIdentities);
      return typeof taken === 'string' ? taken : undefined;
    }, i18n.t('signingImportDone'));
  const remove = () =>
    act(async () => {
      await (await loadIdentities()).removeImported();
      return undefined;
    }, i18n.t('signingRemoveDone'));
  const give = () =>
    act(async () => {
      const pem = await (await loadIdentities()).exportAuthority({ name });
      download(pem, 'application/x-pem-file', 'sharemark-authority.pem');
      return undefined;
    }, '');

  // The field for the settings' file stays the only one of its kind until this one is wanted.
  const choose = () => {
    flushSync(() => setChoosing(true));
    chooser.current?.click();
  };

  const trouble = problem ?? unreadable;
  return (
    <>
      <h3 className="font-semibold">{i18n.t('signing')}</h3>
      <p className="max-w-prose text-[0.8125rem] text-soft">{i18n.t('signingLead')}</p>
      <Signer certificate={certificate} unlinkable={unlinkable} />
      <div className="max-w-lg">
        <Switch
          label={i18n.t('signingUnlinkable')}
          hint={i18n.t('signingUnlinkableHint')}
          checked={unlinkable}
          onChange={(on) => void store.update({ share: { unlinkable: on } })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button aria-describedby="signing-import-hint" onClick={choose}>
          {i18n.t('signingImport')}
        </Button>
        {certificate && <Button onClick={() => void remove()}>{i18n.t('signingRemove')}</Button>}
        <Button onClick={() => void give()}>{i18n.t('signingExport')}</Button>
        {choosing && (
          <input
            ref={chooser}
            type="file"
            multiple
            aria-label={i18n.t('signingImportFile')}
            tabIndex={-1}
            className="sr-only"
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              // The same files, corrected, must count as a new choice.
              currentTarget.value = '';
              if (files.length > 0) void take(files);
            }}
          />
        )}
        <Saying>{said}</Saying>
      </div>
      <p id="signing-import-hint" className="max-w-prose text-[0.8125rem] text-soft">
        {i18n.t('signingImportHint')}
      </p>
      {trouble && <Trouble>{signingTrouble(trouble)}</Trouble>}
    </>
  );
}
