import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, LIMITS, patchSettings } from '../../../lib/settings/schema.ts';
import {
  exportSettings,
  importPatch,
  MAX_IMPORT_CHARS,
  needsConfirmation,
  readImport,
  type ImportPlan,
} from '../../../lib/settings/transfer.ts';
import { anySettings } from './arbitrary.ts';

function planOf(text: string, current = defaultSettings()): ImportPlan {
  const reading = readImport(text, current);
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
}

const problemsOf = (file: unknown, usable?: (term: string) => boolean) => {
  const reading = readImport(typeof file === 'string' ? file : JSON.stringify(file), defaultSettings(), usable);
  return 'problems' in reading ? reading.problems : [];
};

describe('export and import', () => {
  it('brings every setting back', () => {
    fc.assert(
      fc.property(anySettings, anySettings, (exported, current) => {
        const plan = planOf(exportSettings(exported), current);
        expect(patchSettings(current, importPatch(plan, true))).toEqual(exported);
      }),
    );
  });

  it('never changes where text is sent without confirmation', () => {
    fc.assert(
      fc.property(anySettings, anySettings, (exported, current) => {
        const plan = planOf(exportSettings(exported), current);
        const after = patchSettings(current, importPatch(plan, false));
        expect(after.openai.endpoint).toBe(current.openai.endpoint);
        expect(after.openai.enabled).toBe(current.openai.enabled);
        expect(after.openai.images).toBe(current.openai.images && exported.openai.images);
        const changes =
          exported.openai.endpoint !== current.openai.endpoint ||
          exported.openai.enabled !== current.openai.enabled ||
          (exported.openai.images && !current.openai.images);
        expect(needsConfirmation(plan)).toBe(changes);
      }),
    );
  });

  it('replaces the given fields only', () => {
    const current = patchSettings(defaultSettings(), { name: 'Ada', blocklist: { terms: ['old'], exceptions: ['kept'] } });
    const plan = planOf('\uFEFF{"blocklist": {"terms": ["new"]}, "allowedSites": ["http://LOCALHOST:5173/"]}', current);
    expect(patchSettings(current, importPatch(plan, false))).toEqual({
      ...current,
      allowedSites: ['http://localhost:5173'],
      blocklist: { ...current.blocklist, terms: ['new'] },
    });
  });
});

describe('a file with a mistake', () => {
  it.each<[string, string, unknown]>([
    ['', 'json', '{"name": "Ada"'],
    ['', 'object', '[]'],
    ['', 'object', 'null'],
    ['', 'tooBig', ' '.repeat(MAX_IMPORT_CHARS + 1)],
    ['version', 'version', { version: 2 }],
    ['version', 'invalid', { version: '1' }],
    ['apiKey', 'unknown', { apiKey: 'sk-1' }],
    ['openai.apiKey', 'unknown', { openai: { apiKey: 'sk-1' } }],
    ['__proto__', 'unknown', '{"__proto__": {"name": "x"}}'],
    ['openai.constructor', 'unknown', '{"openai": {"constructor": 1}}'],
    ['strictness', 'choice', { strictness: 'harsh' }],
    ['blocklist.shipped', 'type', { blocklist: { shipped: 'no' } }],
    ['blocklist', 'type', { blocklist: ['word'] }],
    ['blocklist.terms[1]', 'type', { blocklist: { terms: ['fine', 3] } }],
    ['blocklist.terms[1]', 'empty', { blocklist: { terms: ['fine', ' '] } }],
    ['blocklist.terms[0]', 'tooLong', { blocklist: { terms: ['x'.repeat(LIMITS.termChars + 1)] } }],
    ['blocklist.terms[0]', 'term', { blocklist: { terms: ['two\nlines'] } }],
    ['blocklist.terms', 'tooMany', { blocklist: { terms: Array.from({ length: LIMITS.terms + 1 }, () => 'x') } }],
    ['blocklist.exceptions[0]', 'term', { blocklist: { exceptions: ['**'] } }],
    ['allowedSites[0]', 'origin', { allowedSites: ['https://a.example/path'] }],
    ['offSites[0]', 'origin', { offSites: ['chatgpt.com'] }],
    ['openai.endpoint', 'endpoint', { openai: { endpoint: 'http://api.example/v1' } }],
    ['openai.endpoint', 'endpoint', { openai: { endpoint: 'http://localhost.example/v1' } }],
    ['openai.endpoint', 'endpoint', { openai: { endpoint: 'https://user:word@api.example/v1' } }],
    ['openai.endpoint', 'endpoint', { openai: { endpoint: 'https://api.example/v1?key=1' } }],
    ['openai', 'type', { openai: [] }],
  ])('names %s (%s)', (field, code, file) => {
    expect(problemsOf(file, (term) => term !== '**')).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('names every field, not only the first', () => {
    expect(problemsOf({ name: 1, strictness: 2, packs: 'x' }).map(({ field }) => field)).toEqual(['name', 'strictness', 'packs']);
  });
});
