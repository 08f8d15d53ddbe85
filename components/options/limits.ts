import { LIMITS } from '../../lib/settings/schema.ts';

/** What a person typed as the most of a day: null for nothing (no limit), undefined if it is no whole number that can be one. */
export function parseMost(text: string): number | null | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  const most = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
  return most <= LIMITS.budget ? most : undefined;
}

/** What a person typed as a score: null for nothing, undefined if it is none from 0.01 to 0.99. A decimal comma is as good as a point. */
export function parseScore(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  const score = /^0?\.\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN;
  return score >= 0.01 && score <= 0.99 ? score : undefined;
}
