import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { MOST_BYTES, MOST_PIXELS, type IntakeTrouble } from '../../lib/mark/verify/intake.ts';
import { LAYERS, type Findings } from '../../lib/mark/verify/layers.ts';
import { useLedger } from '../meter/use-ledger.ts';
import { requestAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { Intake } from './Intake.tsx';
import { LayerCard } from './LayerCard.tsx';
import { Outcome } from './Outcome.tsx';
import { patternOf, readSource, type PictureSource } from './read-source.ts';
import { useFindings, type Found, type Verification } from './use-findings.ts';

const TROUBLES = {
  empty: () => i18n.t('verifyTrouble_empty'),
  'too-many-bytes': () => i18n.t('verifyTrouble_bytes', [String(MOST_BYTES / 2 ** 20)]),
  unknown: () => i18n.t('verifyTrouble_unknown'),
  damaged: () => i18n.t('verifyTrouble_damaged'),
  'too-many-pixels': () => i18n.t('verifyTrouble_pixels', [String(MOST_PIXELS / 1e6)]),
  unreadable: () => i18n.t('verifyTrouble_unreadable'),
} as const satisfies Record<IntakeTrouble | 'unreadable', () => string>;

const isWhole = (found: Found): found is Required<Found> => LAYERS.every((name) => found[name] !== undefined);

function Preview({ file }: { readonly file: Blob }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    <img ref={image} alt={i18n.t('verifyPreview')} className="max-h-96 max-w-full rounded-lg border border-line object-contain" />
  );
}

function Report({
  verification,
  file,
  shares,
}: {
  readonly verification: Verification;
  readonly file: Blob;
  readonly shares: readonly string[];
}) {
  if (verification.state === 'none' || verification.state === 'reading') return null;
  if (verification.state === 'refused') return <Trouble>{TROUBLES[verification.why]()}</Trouble>;
  const { header, found, state } = verification;
  const findings: Findings | undefined = state === 'done' && isWhole(found) ? { header, ...found } : undefined;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-start gap-5">
        <Preview file={file} />
        <div className="min-w-0 flex-1 basis-64" aria-live="polite">
          {findings ? (
            <Outcome findings={findings} shares={shares} />
          ) : (
            <p className="text-lg font-bold">{i18n.t('verifyLookingAll')}</p>
          )}
        </div>
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        {LAYERS.map((name) => (
          <LayerCard key={name} name={name} layer={found[name]} />
        ))}
      </div>
    </div>
  );
}

/** Reading a page's picture that needs the browser's leave first. */
function Blocked({ source, onAllowed }: { readonly source: PictureSource; readonly onAllowed: () => void }) {
  const pattern = patternOf(source.src);
  return (
    <Trouble>
      <p>{i18n.t('verifyBlocked')}</p>
      {pattern !== undefined && (
        <p className="mt-2">
          <Button onClick={() => void requestAccess([pattern]).then((allowed) => allowed && onAllowed())}>
            {i18n.t('verifyAllow', [new URL(source.src).host])}
          </Button>
        </p>
      )}
    </Trouble>
  );
}

type Arrival = { readonly file: Blob } | { readonly why: IntakeTrouble | 'blocked' } | undefined;

async function arrivalOf(source: PictureSource): Promise<Arrival> {
  const read = await readSource(source).catch(() => undefined);
  if (read === undefined) return { why: 'blocked' };
  return typeof read === 'number' ? { why: 'too-many-bytes' } : { file: read };
}

/** Which marks any picture carries. `start` begins a worker that looks. */
export function Verify({ source, start }: { readonly source: PictureSource | undefined; readonly start: () => Worker }) {
  const [arrival, setArrival] = useState<Arrival>();
  // A new object for each attempt at reading it.
  const [wanted, setWanted] = useState(source);
  useEffect(() => {
    if (!wanted) return undefined;
    let open = true;
    const arrive = (next: Arrival) => {
      // A file that was dropped meanwhile is what the user wants to know about.
      if (open) setArrival((before) => (before && 'file' in before ? before : next));
    };
    void arrivalOf(wanted).then(arrive);
    return () => {
      open = false;
    };
  }, [wanted]);
  const file = arrival && 'file' in arrival ? arrival.file : undefined;
  const verification = useFindings(file, start);
  const ledger = useLedger();
  const shares = typeof ledger === 'object' ? ledger.states.map(({ share }) => share) : [];
  const why = arrival && 'why' in arrival ? arrival.why : undefined;
  return (
    <PageFrame wide title={i18n.t('verifyTitle')} lead={i18n.t('verifyLead')}>
      <div className="flex flex-col gap-5">
        <Intake onFile={(next) => setArrival({ file: next })} />
        {source && !arrival && <Saying>{i18n.t('verifyReading')}</Saying>}
        {why === 'blocked' && source && <Blocked source={source} onAllowed={() => setWanted({ ...source })} />}
        {why !== undefined && why !== 'blocked' && <Trouble>{TROUBLES[why]()}</Trouble>}
        {file && <Report verification={verification} file={file} shares={shares} />}
        <aside className="max-w-prose text-[0.8125rem] text-soft">
          <h2 className="font-bold text-ink">{i18n.t('verifyLimits')}</h2>
          <ul className="mt-1 list-disc pl-5">
            <li>{i18n.t('verifyLimit_absence')}</li>
            <li>{i18n.t('verifyLimit_id')}</li>
            <li>{i18n.t('verifyLimit_name')}</li>
          </ul>
        </aside>
      </div>
    </PageFrame>
  );
}
