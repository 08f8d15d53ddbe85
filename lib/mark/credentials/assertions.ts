import { CBORBox } from '@trustnxt/c2pa-ts/jumbf';
import { ActionAssertion, Assertion, type HashedURI } from '@trustnxt/c2pa-ts/manifest';
import { plain } from '../escape.ts';
import { type Cbor, cbor, CborTime } from './cbor.ts';
import {
  type Agent,
  type Claim,
  EDITED,
  type Ingredient,
  SOFT_BINDING,
  SOURCE_TYPES,
  WATERMARK_ALGORITHM,
  WATERMARKED,
  watermarkBytes,
} from './claim.ts';

/** Longest texts, in graphemes: a manifest is no place for novels. */
const [SHORT, LONG] = [200, 1000];

/** An assertion of any label. Its content is asked for when it is hashed: what it refers to has its hash by then. */
export class CborAssertion extends Assertion {
  override label: string;
  override uuid = new ActionAssertion().uuid;
  readonly #content: () => Cbor;

  constructor(label: string, content: () => Cbor, index = 0) {
    super();
    this.label = label;
    // The first of its kind goes without a number (C2PA 2.1, 6.4).
    if (index > 0) this.labelSuffix = index;
    this.#content = content;
  }

  override generateJUMBFBoxForContent(): CBORBox {
    const box = new CBORBox();
    box.rawContent = cbor(this.#content());
    return box;
  }

  override readContentFromJUMBF(): never {
    throw new TypeError('only written');
  }
}

/** What was done to the picture, in order (C2PA 2.1, `c2pa.actions.v2`). @param placed references to the ingredients' assertions, in their order */
export function actions(claim: Claim, placed: readonly HashedURI[]): CborAssertion {
  const [when, generator] = [new CborTime(claim.at), agent(claim.generator)];
  return new CborAssertion('c2pa.actions.v2', () => {
    const list: Cbor[] = [
      {
        action: 'c2pa.created',
        when,
        softwareAgent: agent(claim.system),
        digitalSourceType: SOURCE_TYPES[claim.sourceType],
      },
    ];
    placed.forEach((reference, index) =>
      list.push({
        action: 'c2pa.placed',
        when,
        softwareAgent: generator,
        digitalSourceType: optional(claim.ingredients?.[index]?.digitalSourceType, LONG),
        parameters: { ingredients: [{ url: reference.uri, hash: reference.hash }] },
      }),
    );
    // `c2pa.redacted` is about assertions, not about pixels.
    if (claim.redacted) {
      list.push({
        action: EDITED,
        when,
        softwareAgent: generator,
        description: 'Parts of the picture were covered before sharing',
      });
    }
    if (claim.watermark !== undefined) list.push({ action: WATERMARKED, when, softwareAgent: generator });
    return { actions: list };
  });
}

/** Says which id the invisible watermark carries. */
export function softBinding(watermark: number): CborAssertion {
  return new CborAssertion(SOFT_BINDING, () => ({
    alg: WATERMARK_ALGORITHM,
    blocks: [{ scope: {}, value: watermarkBytes(watermark) }],
    pad: new Uint8Array(),
  }));
}

export function ingredient({ title, format, instanceId, description }: Ingredient, index: number): CborAssertion {
  return new CborAssertion(
    'c2pa.ingredient.v3',
    () => ({
      relationship: 'componentOf',
      'dc:title': optional(title, SHORT),
      'dc:format': optional(format, SHORT),
      instanceID: optional(instanceId, SHORT),
      description: optional(description, LONG),
    }),
    index,
  );
}

/** Texts as they are written: one safe line each. */
export const short = (text: string): string => plain(text, SHORT);

function optional(text: string | undefined, max: number): string | undefined {
  return plain(text ?? '', max) || undefined;
}

function agent({ name, version }: Agent): Cbor {
  return { name: short(name), version: optional(version, SHORT) };
}
