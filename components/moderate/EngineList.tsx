import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { EngineStatus, PageStatus } from '../../lib/messages.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { rulesInForce } from '../../lib/moderate/disagreement.ts';
import { ENGINES, type EngineId, type Strictness } from '../../lib/types.ts';
import { engineName, engineStateText, engineTroubleText, ruleText } from '../texts.ts';
import { hostOf } from './page-state.ts';

interface EngineListProps {
  /** What the page says; absent where there is none to ask. */
  readonly status: PageStatus | undefined;
  readonly blocklist: Settings['blocklist'];
  readonly openai: Settings['openai'];
  readonly strictness: Strictness;
  /** Something else is to be looked at here, and there is little height: the list opens when it is asked for. Trouble is told all the same. */
  readonly folded?: boolean;
  /** What else belongs to the engines. */
  readonly children?: ReactNode;
}

type Row = Pick<EngineStatus, 'engine' | 'state'> & { readonly hint: string };

function blocklistHint({ terms, shipped }: Settings['blocklist']): string {
  if (terms.length === 0) return shipped ? i18n.t('engineBlocklistShipped') : i18n.t('engineBlocklistNone');
  const own = i18n.t('engineBlocklistTerms', terms.length);
  return shipped ? i18n.t('engineBlocklistBoth', [own]) : own;
}

function rowOf(engine: EngineId, { status, blocklist, openai }: EngineListProps): Row {
  const told = status?.engines.find((one) => one.engine === engine);
  // Weights are fetched with the first answer; until then nothing is slow.
  const idle = engine === 'on-device' && (told?.state ?? 'loading') === 'loading' && !status?.checked && !status?.held;
  const hints = {
    blocklist: () => blocklistHint(blocklist),
    'on-device': () => i18n.t(idle ? 'engineIdle' : 'engineOnDeviceHint'),
    openai: () => (openai.enabled ? i18n.t('engineOpenaiOn', [hostOf(openai.endpoint)]) : i18n.t('engineOpenaiOff')),
  };
  const assumed = engine === 'openai' && !openai.enabled ? 'off' : 'ready';
  const state = idle ? 'ready' : (told?.state ?? assumed);
  return { engine, state, hint: state === 'trouble' ? engineTroubleText(told?.reason) : hints[engine]() };
}

/** Filled, ring, dash, exclamation mark: each state has its own shape beside its own word. */
function StateGlyph({ state }: { readonly state: EngineStatus['state'] }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={`size-3.5 shrink-0 ${state === 'trouble' ? 'text-alert' : 'text-pine'}`}
    >
      {state === 'ready' && (
        <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
      )}
      {state === 'loading' && (
        <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.2" strokeDasharray="5 3" />
      )}
      {state === 'off' && <path d="M3.5 8h9" fill="none" stroke="var(--edge)" strokeWidth="2.4" strokeLinecap="round" />}
      {state === 'trouble' && (
        <path
          d="M8 1 15.5 14.500H.5zM8 6v4M8 11.600v1.2"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}

/** Whether an engine of this page needs to be looked at. */
export function hasEngineTrouble(status: PageStatus): boolean {
  return status.engines.some(({ state }) => state === 'trouble');
}

/** Who is right when they disagree, the first rule that applies. */
function Rules({ openai, strictness }: Pick<EngineListProps, 'openai' | 'strictness'>) {
  return (
    <ol className="mb-1.5 flex list-decimal flex-col gap-1 pl-5 text-xs leading-4 text-soft">
      {rulesInForce(openai.enabled).map((id) => (
        <li key={id}>{ruleText(id, strictness)}</li>
      ))}
    </ol>
  );
}

/** The engines in one row, whether they are well, and below it what to do if not. */
export function EngineList(props: EngineListProps) {
  const rows = ENGINES.map((engine) => rowOf(engine, props));
  const heading = (
    <h2 id="engines" className="inline-block text-[0.8125rem] font-semibold text-soft">
      {i18n.t('engines')}
    </h2>
  );
  const list = (
    <ul className="grid grid-cols-3 divide-x divide-line rounded-xl border border-line bg-card py-1.5">
      {rows.map(({ engine, state, hint }) => (
        <li key={engine} title={hint} className="flex flex-col justify-between gap-0.5 px-2 text-xs leading-4">
          <span className="font-semibold wrap-anywhere hyphens-auto">{engineName(engine)}</span>
          <span className={`flex items-center gap-1 ${state === 'trouble' ? 'font-semibold text-alert' : 'text-soft'}`}>
            <StateGlyph state={state} />
            {engineStateText(state)}
          </span>
        </li>
      ))}
    </ul>
  );
  const whole = (
    <>
      <details>
        <summary className="min-h-6 cursor-pointer leading-5">
          {heading} <span className="text-xs text-soft">· {i18n.t('popupRules')}</span>
        </summary>
        <Rules {...props} />
      </details>
      {list}
    </>
  );
  return (
    <section aria-labelledby="engines">
      {props.folded ? (
        <details>
          <summary className="min-h-6 cursor-pointer">{heading}</summary>
          {list}
          <h3 className="mt-2 text-xs font-semibold text-soft">{i18n.t('popupRules')}</h3>
          <Rules {...props} />
          {props.children}
        </details>
      ) : (
        whole
      )}
      {rows.map(
        ({ engine, state, hint }) =>
          state === 'trouble' && (
            <p key={engine} className="mt-1 text-xs leading-4 text-alert">
              <span className="font-semibold">{engineName(engine)}:</span> {hint}
            </p>
          ),
      )}
      {!props.folded && props.children}
    </section>
  );
}
