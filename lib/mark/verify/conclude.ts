import { watermarkIdOf } from '../share-mark.ts';
import { agreesOnModel, agreesOnName } from './agree.ts';
import { LAYERS, type Findings, type Layer } from './layers.ts';

/** How marks of one picture contradict each other. `unlabelled`: marks of ours for machines, and none for people, though somebody could look for it. */
export type Conflict =
  'watermark-metadata' | 'watermark-credentials' | 'name-credentials' | 'model-credentials' | 'kind-credentials' | 'unlabelled';

/** What the four layers come to, together. */
export interface Conclusion {
  /**
   * `all` marks, `some` of them; `signed`: content credentials that do not speak of AI, and nothing else; `none`, which says nothing about who wrote what is
   * shown; `unchecked`: nothing was found, and not everything could be looked for.
   */
  readonly marked: 'all' | 'some' | 'signed' | 'none' | 'unchecked';
  /** Marks that are there and do not hold: the file is not as it was marked. */
  readonly altered: readonly ('credentials' | 'metadata')[];
  readonly conflicts: readonly Conflict[];
  /** The user's own share it is, if it is one. */
  readonly own?: string;
}

const says = <Says>(layer: Layer<Says>): Says | undefined => (layer.state === 'found' ? layer.says : undefined);

/**
 * Puts together what was found. An id is presence, not proof: anybody can copy a watermark, so it names an own share only where nothing else
 * in the picture contradicts it.
 * @param shares ids of the shares that this browser remembers
 */
export function conclude(findings: Findings, shares: readonly string[]): Conclusion {
  const { metadata, credentials, watermark } = findings;
  const [fields, signed, mark] = [says(metadata), says(credentials), says(watermark)];
  const said = fields?.watermarkId === undefined ? undefined : Number.parseInt(fields.watermarkId, 16);
  const named = fields && watermarkIdOf(fields.id);
  const ids = new Set([mark?.id, signed?.watermarkId, named, said].filter((id) => id !== undefined));
  const own = ids.size === 1 ? shares.find((share) => ids.has(watermarkIdOf(share) ?? -1)) : undefined;
  return {
    marked: markedBy(findings),
    altered: (['credentials', 'metadata'] as const).filter((name) => findings[name].state === 'broken'),
    conflicts: conflictsIn(findings),
    ...(own === undefined ? {} : { own }),
  };
}

function markedBy(findings: Findings): Conclusion['marked'] {
  const there = LAYERS.filter((name) => ['found', 'broken'].includes(findings[name].state));
  if (there.length === LAYERS.length) return 'all';
  const signed = says(findings.credentials);
  const ofAi = signed?.ai === 'trained' || signed?.ai === 'composite';
  if (there.length === 1 && signed && !ofAi) return 'signed';
  if (there.length > 0) return 'some';
  return LAYERS.some((name) => findings[name].state === 'unknown') ? 'unchecked' : 'none';
}

function conflictsIn({ label, metadata, credentials, watermark }: Findings): Conflict[] {
  const [fields, signed, mark] = [says(metadata), says(credentials), says(watermark)];
  const conflicts: Conflict[] = [];
  const named = fields && [watermarkIdOf(fields.id), fields.watermarkId && Number.parseInt(fields.watermarkId, 16)];
  if (mark && named?.some((id) => typeof id === 'number' && id !== mark.id)) conflicts.push('watermark-metadata');
  if (mark && signed?.watermarkId !== undefined && mark.id !== signed.watermarkId) conflicts.push('watermark-credentials');
  if (fields && signed?.signer !== undefined && !agreesOnName(fields, signed.signer)) conflicts.push('name-credentials');
  if (fields && signed?.system !== undefined && !agreesOnModel(fields, signed.system)) conflicts.push('model-credentials');
  // A label or a watermark of ours says AI, too.
  const kind = fields?.sourceType ?? (signed?.ai === 'other' && (label.state === 'found' || mark) ? 'trained' : undefined);
  if (kind && signed?.ai !== undefined && signed.ai !== kind) conflicts.push('kind-credentials');
  if (label.state === 'absent' && (fields || mark || signed?.watermarkId !== undefined)) conflicts.push('unlabelled');
  return conflicts;
}
