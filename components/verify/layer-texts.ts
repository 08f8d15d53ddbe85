import { i18n } from '#i18n';
import type { Findings, Layer, LayerName, UnknownReason } from '../../lib/mark/verify/layers.ts';
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

const KINDS = { trained: 'verifyKind_trained', composite: 'verifyKind_composite', other: 'verifyKind_other' } as const;
const kindText = (kind: keyof typeof KINDS | undefined): string | undefined => kind && i18n.t(KINDS[kind]);

const STANDINGS = {
  trusted: 'verifyStanding_trusted',
  valid: 'verifyStanding_valid',
  unjudged: 'verifyStanding_unjudged',
} as const;

const UNKNOWNS = {
  remote: 'verifyUnknown_remote',
  format: 'verifyUnknown_format',
  unreadable: 'verifyUnknown_unreadable',
  failed: 'verifyUnknown_failed',
} as const satisfies Record<UnknownReason, string>;

/** What it means for a mark to be there and not to hold; the developers' own words for it follow. The other two marks cannot be broken. */
const brokenText = (name: LayerName): string | undefined => {
  if (name === 'credentials') return i18n.t('verifyBroken_credentials');
  return name === 'metadata' ? i18n.t('verifyBroken_metadata') : undefined;
};

type RowsOf = { readonly [Name in LayerName]: (says: Extract<Findings[Name], { state: 'found' }>['says']) => readonly Row[] };

/** What each layer says, line by line. */
const ROWS: RowsOf = {
  label: ({ marks, texts }) => [
    [i18n.t('verifyWording'), texts.join(' · ')],
    [i18n.t('verifyMarks'), marks.toLocaleString(dateLanguage())],
  ],
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
  credentials: ({ standing, signer, organisation, software, title, system, ai, edited, watermarkId }) => [
    [i18n.t('verifyStanding'), i18n.t(STANDINGS[standing])],
    [i18n.t('verifySaysSigner'), signer],
    [i18n.t('verifySaysOrganisation'), organisation],
    [i18n.t('verifyMadeWith'), software],
    [i18n.t('verifyTitleInFile'), title],
    [i18n.t('verifySystem'), system],
    [i18n.t('verifyShows'), kindText(ai)],
    [i18n.t('verifyEdited'), edited ? i18n.t('reviewYes') : undefined],
    [i18n.t('verifyId'), watermarkId === undefined ? undefined : watermarkText(watermarkId)],
  ],
  watermark: ({ id }) => [[i18n.t('verifyId'), watermarkText(id)]],
};

export function rowsOf<Name extends LayerName>(name: Name, layer: Findings[Name] | undefined): readonly Row[] {
  if (layer?.state === 'broken') {
    return [
      [i18n.t('verifyMeans'), brokenText(name)],
      [i18n.t('verifyWhy'), layer.why],
    ];
  }
  if (layer?.state === 'unknown') return [[i18n.t('verifyWhy'), i18n.t(UNKNOWNS[layer.why])]];
  if (layer?.state === 'absent')
    return layer.unsought ? [[i18n.t('verifyUnsought'), i18n.t('verifyUnsoughtWhy', [layer.unsought.join(' · ')])]] : [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has the function of each layer under its name.
  return layer?.state === 'found' ? (ROWS[name] as (says: unknown) => readonly Row[])(layer.says) : [];
}
