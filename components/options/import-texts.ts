import { i18n } from '#i18n';
import { selectorProblemText } from '../selector-texts.ts';
import type { ImportKind, ImportProblem } from '../../lib/settings/transfer.ts';

const KIND = {
  string: 'importKind_string',
  boolean: 'importKind_boolean',
  array: 'importKind_array',
  object: 'importKind_object',
} as const satisfies Record<ImportKind, string>;

/** Mistakes of the file as a whole. */
const FILE = { tooBig: 'importError_tooBig', json: 'importError_json', object: 'importError_object' } as const;

/** Mistakes that need no more than the field's name. */
const FIELD = {
  version: 'importError_version',
  unknown: 'importError_unknown',
  choice: 'importError_choice',
  origin: 'importError_origin',
  endpoint: 'importError_endpoint',
  term: 'importError_term',
  empty: 'importError_empty',
  invalid: 'importError_invalid',
} as const;

const LIMIT = { tooMany: 'importError_tooMany', tooLong: 'importError_tooLong' } as const;

/** One mistake in a file as a sentence that begins with the field's name. */
export function problemText(problem: ImportProblem): string {
  const { field, code } = problem;
  if (code === 'type') return i18n.t('importError_type', [field, i18n.t(KIND[problem.kind])]);
  if (code === 'selector') return i18n.t('importError_selector', [field, selectorProblemText(problem.why)]);
  if (code === 'tooMany' || code === 'tooLong') return i18n.t(LIMIT[code], [field, problem.limit.toLocaleString()]);
  if (code === 'tooBig' || code === 'json' || code === 'object') return i18n.t(FILE[code]);
  return i18n.t(FIELD[code], [field]);
}
