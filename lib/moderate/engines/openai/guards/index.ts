import type { RemoteFormat } from '../../../../types.ts';
import { gptOssSafeguard } from './gpt-oss-safeguard.ts';
import { graniteGuardian } from './granite-guardian.ts';
import type { Guard } from './guard.ts';
import { llamaGuard } from './llama-guard.ts';
import { shieldGemma } from './shieldgemma.ts';

/** Every guard model whose form is known; the id is the setting `openai.format`. */
export const GUARDS: Readonly<Record<Exclude<RemoteFormat, 'moderations'>, Guard>> = {
  'llama-guard': llamaGuard,
  shieldgemma: shieldGemma,
  'gpt-oss-safeguard': gptOssSafeguard,
  'granite-guardian': graniteGuardian,
};
