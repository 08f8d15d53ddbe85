import type { LabelError } from './label/index.ts';

/**
 * Why a picture was not released. `glyphs`: this machine has no font for the words a rule asks for. `covered`, `bare`, `pixels`, `metadata`, `watermark`
 * and `credentials` are marks that do not hold; the others are said by the label's planner.
 */
export type MarkFault = LabelError['reason'] | 'glyphs' | 'bare' | 'pixels' | 'metadata' | 'watermark' | 'credentials';

/** The finished picture does not carry its marks as it must, so it does not exist. */
export class MarkError extends Error {
  readonly fault: MarkFault;

  constructor(fault: MarkFault, detail = '', options?: ErrorOptions) {
    super(`The marks do not hold: ${fault} ${detail}`.trim(), options);
    this.name = 'MarkError';
    this.fault = fault;
  }
}
