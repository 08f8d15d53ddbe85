import { EDITED, SOURCE_TYPES } from '../credentials/claim.ts';
import type { Judgement } from '../credentials/judge.ts';
import type { Said } from '../credentials/said.ts';
import type { CredentialsSay, Layer } from './layers.ts';

/**
 * What a judgement comes to for a person. Credentials that cannot be read count as broken: whoever altered a file may have made them so, and that must
 * not look like a picture that never had any.
 * @param known false where the certificates that are trusted here could not be looked up
 */
export function credentialsLayer(judgement: Judgement, known: boolean): Layer<CredentialsSay> {
  if (judgement.kind === 'none') return judgement.remote ? { state: 'unknown', why: 'remote' } : { state: 'absent' };
  if (judgement.kind === 'invalid') return { state: 'broken', why: judgement.failures.join(', ') };
  if (judgement.kind === 'unreadable') return { state: 'broken', why: judgement.why };
  return { state: 'found', says: sayOf(judgement.says, judgement.kind === 'valid' && !known ? 'unjudged' : judgement.kind) };
}

function sayOf(said: Said, standing: CredentialsSay['standing']): CredentialsSay {
  const { title, signer, generator, actions, sourceTypes, watermark } = said;
  const created = actions.find(({ action }) => action === 'c2pa.created')?.agent;
  const ai = kindOf(sourceTypes);
  const [software, system] = [generator, created].map((agent) => agent && [agent.name, agent.version].filter(Boolean).join(' '));
  return {
    standing,
    ...(signer?.name === undefined ? {} : { signer: signer.name }),
    ...(signer?.company === undefined ? {} : { organisation: signer.company }),
    ...(software ? { software } : {}),
    ...(system ? { system } : {}),
    ...(title === undefined ? {} : { title }),
    ...(ai === undefined ? {} : { ai }),
    edited: actions.some(({ action }) => action === EDITED),
    ...(watermark === undefined ? {} : { watermarkId: watermark }),
  };
}

/** Anything by a model in it makes it a model's; the scheme of the IRIs is http in the standard and https in some writers' files. */
function kindOf(sourceTypes: readonly string[]): CredentialsSay['ai'] {
  const names = sourceTypes.map((type) => type.replace(/^https:/, 'http:'));
  if (names.includes(SOURCE_TYPES.composite)) return 'composite';
  if (names.includes(SOURCE_TYPES.trained)) return names.every((name) => name === SOURCE_TYPES.trained) ? 'trained' : 'composite';
  return names.length > 0 ? 'other' : undefined;
}
