import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseMessagesFile, type ParsedMessage } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { FOUND_BY, HEALTH_REASONS, SHARE_FAILURES } from '../../../lib/messages.ts';
import { CATEGORIES, REASON_CODES, STRICTNESS_LEVELS, TOPICS, UNCHECKED_REASONS, VERDICT_KINDS } from '../../../lib/types.ts';

const ROOT = new URL('../../../', import.meta.url);
const LANGUAGES = ['en', 'de'] as const;

async function messages(language: string): Promise<Map<string, ParsedMessage>> {
  const parsed = await parseMessagesFile(fileURLToPath(new URL(`locales/${language}.yml`, ROOT)));
  return new Map(parsed.map((message) => [message.key.join('_'), message]));
}

/** Every text of a message: one, or one per plural form. */
function textsOf(message: ParsedMessage): string[] {
  return message.type === 'plural' ? Object.values(message.plurals) : [message.message];
}

/** The placeholders a message uses in any of its forms; `$1` in only some plural forms is fine ("1 passage"). */
function placeholders(message: ParsedMessage): string[] {
  return [...new Set(textsOf(message).flatMap((text) => text.match(/\$\d/g) ?? []))].toSorted();
}

/** What has to be the same in every language. */
function shape(message: ParsedMessage): unknown[] {
  return [message.type, message.type === 'plural' ? Object.keys(message.plurals) : [], placeholders(message)];
}

function shapes(language: ReadonlyMap<string, ParsedMessage> | undefined): Record<string, unknown[]> {
  return Object.fromEntries([...(language ?? [])].map(([key, message]) => [key, shape(message)]));
}

const [en, de] = await Promise.all(LANGUAGES.map(messages));

describe('locales', () => {
  it('are the two that are offered', () => {
    expect(readdirSync(new URL('locales/', ROOT)).toSorted()).toEqual(['de.yml', 'en.yml']);
  });

  it('have the same keys in the same order', () => {
    expect([...(de?.keys() ?? [])]).toEqual([...(en?.keys() ?? [])]);
  });

  it('have the same kind, plural forms and placeholders for each key', () => {
    expect(shapes(de)).toEqual(shapes(en));
  });

  it('have no empty text and none that is not trimmed', () => {
    for (const message of [...(en?.values() ?? []), ...(de?.values() ?? [])]) {
      for (const text of textsOf(message)) expect([message.key, text]).toEqual([message.key, text.trim() || 'something']);
    }
  });

  it('are translated: few German texts equal the English ones', () => {
    const equal = [...(en ?? [])].filter(([key, message]) => textsOf(message).join() === textsOf(de?.get(key) ?? message).join());
    const words = equal.filter(([, message]) => textsOf(message).some((text) => text.split(/\s+/).length > 2));
    expect(words.map(([key]) => key)).toEqual([]);
  });

  it('fit the limits of the extension shops', () => {
    for (const language of [en, de]) {
      const text = (key: string) =>
        textsOf(language?.get(key) ?? { type: 'simple', key: [], message: '', substitutions: 0, namedSubstitutions: [] });
      expect(text('extName').join('').length).toBeLessThanOrEqual(45);
      expect(text('extDescription').join('').length).toBeLessThanOrEqual(132);
    }
  });

  it('name every category, strictness, verdict, reason and way to find completions', () => {
    const wanted = [
      ...CATEGORIES.map((category) => `category_${category.replaceAll(/[/-]/g, '_')}`),
      ...TOPICS.map((topic) => `topic_${topic.replaceAll('-', '_')}`),
      ...STRICTNESS_LEVELS.flatMap((level) => [`strictness_${level}`, `strictnessHint_${level}`]),
      ...VERDICT_KINDS.map((kind) => `shareVerdict_${kind}`),
      ...REASON_CODES.map((code) => `shareRefused_${code.replaceAll('-', '_')}`),
      ...FOUND_BY.map((by) => `healthFoundBy_${by}`),
      ...HEALTH_REASONS.map((why) => `healthWhy_${why.replaceAll('-', '_')}`),
      ...SHARE_FAILURES.map((why) => `shareFailed_${why.replaceAll('-', '_')}`),
      ...UNCHECKED_REASONS.map((reason) => reason.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())).flatMap(
        (reason) => [`pageReason_${reason}`, `engineTrouble_${reason}`],
      ),
    ];
    expect(wanted.filter((key) => !en?.has(key))).toEqual([]);
  });

  it('hold no text that nothing uses', () => {
    const folders = ['components/', 'entrypoints/', 'lib/'];
    const code = folders
      .flatMap((folder) =>
        readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.tsx?$/.test(name))
          .map((name) => readFileSync(new URL(`${folder}${name}`, ROOT), 'utf8')),
      )
      .concat(readFileSync(new URL('wxt.config.ts', ROOT), 'utf8'))
      .join('\n');
    // What the page's script composes or keeps for later, and what browsers define themselves.
    const others = /^(?:category_|page|@@)/;
    const unused = [...(en?.keys() ?? [])].filter(
      (key) => !others.test(key) && !code.includes(`'${key}'`) && !code.includes(`MSG_${key}__`),
    );
    expect(unused).toEqual([]);
  });
});
