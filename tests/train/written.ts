import { type Row, seeded } from './data.ts';
import { allAims } from './written/aims.ts';
import { answerRows } from './written/answers.ts';
import { dialectRows } from './written/dialect.ts';
import { Draw } from './written/draw.ts';
import { narrativeRows } from './written/narratives.ts';
import { proseRows } from './written/prose.ts';
import { stanceRows } from './written/stance.ts';

/** How many rows of each kind are drawn; the contrasts to some of them come in proportion. */
export interface Amounts {
  /** Hateful sentences. */
  readonly stance: number;
  /** Answers to bad aims. */
  readonly answers: number;
  /** Paragraphs of sober prose about grave things. */
  readonly prose: number;
  /** Narratives of each of four kinds. */
  readonly narratives: number;
  /** Everyday sentences in each of two dialects. */
  readonly dialect: number;
}

const AMOUNTS: Amounts = { stance: 3500, answers: 2000, prose: 2500, narratives: 100, dialect: 300 };

/**
 * The rows that we write ourselves, each text once: the same training rows give the same ones.
 * @param rows the training data, of which requests become the aims of composed answers
 * @param isForEvaluation texts that must not be trained on
 */
export function written(
  rows: readonly Row[],
  isForEvaluation: (text: string) => boolean,
  { stance, answers, prose, narratives, dialect }: Amounts = AMOUNTS,
): Row[] {
  const draw = new Draw(seeded(20));
  const all = [
    ...stanceRows(draw, stance),
    ...answerRows(draw, allAims(rows), answers),
    ...proseRows(draw, prose),
    ...narrativeRows(draw, narratives),
    ...dialectRows(draw, dialect),
  ];
  return [...new Map(all.map((row) => [row.text, row])).values()].filter(({ text }) => !isForEvaluation(text));
}
