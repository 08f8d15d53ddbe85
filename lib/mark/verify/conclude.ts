import type { Findings, Layer } from './layers.ts';
import { watermarkIdOf } from '../share-mark.ts';

/** How marks of one picture contradict each other. */
export type Conflict = 'watermark-metadata' | 'watermark-credentials' | 'name-credentials' | 'kind-credentials';

/** What the four layers come to, together. */
export interface Conclusion {
  /** `all` marks, `some` of them, `none`: the last says nothing about who wrote what is shown. */
  readonly marked: 'all' | 'some' | 'none';
  /** Whether a signature or checksum says that the file is not as it was written. */
  readonly altered: boolean;
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
  const { label, metadata, credentials, watermark } = findings;
  const layers = [label, metadata, credentials, watermark];
  const there = layers.filter(({ state }) => state === 'found' || state === 'broken').length;
  const [fields, signed, mark] = [says(metadata), says(credentials), says(watermark)];
  const conflicts: Conflict[] = [];
  const named = fields && watermarkIdOf(fields.id);
  if (mark && named !== undefined && mark.id !== named) conflicts.push('watermark-metadata');
  if (mark && signed?.watermarkId !== undefined && mark.id !== signed.watermarkId) conflicts.push('watermark-credentials');
  if (fields && signed?.signer !== undefined && signed.signer !== fields.attribution.name) conflicts.push('name-credentials');
  if (fields && signed?.ai !== undefined && signed.ai !== fields.sourceType) conflicts.push('kind-credentials');
  const ids = [mark?.id, signed?.watermarkId, named].filter((id) => id !== undefined);
  const own = ids.length > 0 && new Set(ids).size === 1 ? shares.find((share) => watermarkIdOf(share) === ids[0]) : undefined;
  return {
    marked: there === layers.length ? 'all' : there > 0 ? 'some' : 'none',
    altered: credentials.state === 'broken' || metadata.state === 'broken',
    conflicts,
    ...(own === undefined ? {} : { own }),
  };
}
