import { i18n } from '#i18n';
import type { Findings, Layer, LayerName } from '../../lib/mark/verify/layers.ts';
import { watermarkText } from '../../lib/mark/share-mark.ts';
import { dateLanguage } from '../language.ts';
import { momentText } from '../share/when.ts';

/** A name of something and what is said of it. */
export type Row = readonly [name: string, value: string | undefined];

const NAMES = {
  label: ['verifyLayer_label', 'verifyLayerHint_label'],
  metadata: ['verifyLayer_metadata', 'verifyLayerHint_metadata'],
  credentials: ['verifyLayer_credentials', 'verifyLayerHint_credentials'],
  watermark: ['verifyLayer_watermark', 'verifyLayerHint_watermark'],
} as const;

export const layerName = (name: LayerName): string => i18n.t(NAMES[name][0]);
export const layerHint = (name: LayerName): string => i18n.t(NAMES[name][1]);

const STATES = {
  found: 'verifyState_found',
  absent: 'verifyState_absent',
  broken: 'verifyState_broken',
  unknown: 'verifyState_unknown',
} as const;

export const stateText = (layer: Layer<unknown> | undefined): string =>
  layer ? i18n.t(STATES[layer.state]) : i18n.t('verifyLooking');

const kindText = (kind: 'trained' | 'composite' | undefined): string | undefined =>
  kind && i18n.t(kind === 'trained' ? 'verifyKind_trained' : 'verifyKind_composite');

type RowsOf = { readonly [Name in LayerName]: (says: Extract<Findings[Name], { state: 'found' }>['says']) => readonly Row[] };

/** What each layer says, line by line. */
const ROWS: RowsOf = {
  label: ({ marks }) => [[i18n.t('verifyMarks'), marks.toLocaleString(dateLanguage())]],
  metadata: ({ attribution: { name, model, host, site, at, zone }, sourceType, reviewed, software, id }) => [
    [i18n.t('verifySharedBy'), name],
    [i18n.t('reviewAboutModel'), model],
    [i18n.t('reviewAboutSite'), site === host ? host : `${site} (${host})`],
    [i18n.t('reviewAboutWhen'), momentText(at, zone, dateLanguage())],
    [i18n.t('verifyShows'), kindText(sourceType)],
    [i18n.t('reviewAboutReviewed'), i18n.t(reviewed ? 'reviewYes' : 'reviewNo')],
    [i18n.t('verifyMadeWith'), software],
    [i18n.t('verifyId'), id],
  ],
  credentials: ({ standing, signer, organisation, software, title, ai, edited, watermarkId }) => [
    [i18n.t('verifyStanding'), i18n.t(standing === 'trusted' ? 'verifyStanding_trusted' : 'verifyStanding_valid')],
    [i18n.t('verifySaysSigner'), signer],
    [i18n.t('verifySaysOrganisation'), organisation],
    [i18n.t('verifyMadeWith'), software],
    [i18n.t('verifyTitleInFile'), title],
    [i18n.t('verifyShows'), kindText(ai)],
    [i18n.t('verifyEdited'), edited ? i18n.t('reviewYes') : undefined],
    [i18n.t('verifyId'), watermarkId === undefined ? undefined : watermarkText(watermarkId)],
  ],
  watermark: ({ id }) => [[i18n.t('verifyId'), watermarkText(id)]],
};

export function rowsOf<Name extends LayerName>(name: Name, layer: Findings[Name] | undefined): readonly Row[] {
  if (layer?.state === 'broken') return [[i18n.t('verifyWhy'), layer.why]];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has the function of each layer under its name.
  return layer?.state === 'found' ? (ROWS[name] as (says: unknown) => readonly Row[])(layer.says) : [];
}
