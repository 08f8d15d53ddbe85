import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteScript } from '../../../lib/background/registration.ts';
import { holdSheet, holdSheetPath, MARK } from '../../../lib/sites/hold-sheet.ts';
import { contentScriptMatches, HOSTED, isBuiltIn, labelOf, SITES, siteFor } from '../../../lib/sites/index.ts';
import { isWholeHost, matchesPattern, sameHost } from '../../../lib/sites/patterns.ts';
import { completionsOf } from '../../../lib/sites/site.ts';
import { withTable } from '../../tools/site-table.ts';

const folder = join(import.meta.dirname, '../../../lib/sites');
const NO_SITE = new Set(['selector', 'taught', 'generating', 'generic', 'hold-sheet', 'index', 'patterns', 'providers', 'site']);

const idAt = (url: string): string => siteFor(new URL(url)).id;

describe('the registry', () => {
  test('has every adapter there is, under the name of its file', () => {
    const files = globSync('*.ts', { cwd: folder }).map((file) => basename(file, '.ts'));
    expect(SITES.map(({ id }) => id).toSorted()).toEqual(files.filter((file) => !NO_SITE.has(file)).toSorted());
  });

  test('finds a page by its address, where needed by its path', () => {
    expect(idAt('https://chatgpt.com/c/1?x=2')).toBe('chatgpt');
    expect(idAt('https://huggingface.co/chat/conversation/1')).toBe('huggingchat');
    expect(idAt('https://huggingface.co/models')).toBe('generic');
    expect(idAt('https://github.com/copilot/c/1')).toBe('github-copilot');
    expect(idAt('https://github.com/copilot?prompt=x')).toBe('github-copilot');
    expect(idAt('https://github.com/some/copilot')).toBe('generic');
    expect(idAt('https://chatgpt.com.example/')).toBe('generic');
    expect(idAt('http://chatgpt.com/')).toBe('generic');
    expect(isBuiltIn(new URL('https://github.com/'))).toBe(false);
    expect(labelOf('https://github.com')).toBe('GitHub Copilot');
    expect(labelOf('https://chat.example')).toBe('chat.example');
  });

  test('no two sites cover the same page', () => {
    for (const site of HOSTED)
      for (const other of HOSTED) {
        if (site === other) continue;
        const shared = site.matches.filter((one) => other.matches.some((two) => sameHost(one, two)));
        expect(shared).toEqual([]);
      }
  });

  test('match patterns are such as both browsers take', () => {
    for (const pattern of contentScriptMatches()) expect(pattern).toMatch(/^https:\/\/[a-z0-9.-]+\/[\w/-]*\*?$/);
  });
});

describe('match patterns', () => {
  test('a star stands for anything, everything else for itself', () => {
    const path = fc.stringMatching(/^\/[\w/.?()+-]{0,12}$/);
    fc.assert(
      fc.property(path, path, (one, rest) => {
        const url = new URL(`https://host.example${one}${rest}`);
        const there = url.pathname + url.search;
        expect(matchesPattern(url, `https://host.example${there}`)).toBe(true);
        expect(matchesPattern(url, `https://host.example${there.slice(0, 3)}*`)).toBe(true);
        expect(matchesPattern(url, `https://host.example${there}x`)).toBe(false);
        expect(matchesPattern(url, `https://other.example${there}`)).toBe(false);
      }),
    );
    expect(matchesPattern(new URL('https://host.example/axb'), 'https://host.example/a.b')).toBe(false);
    expect([isWholeHost('https://host.example/*'), isWholeHost('https://host.example/chat*')]).toEqual([true, false]);
  });
});

describe('hold sheets', () => {
  test.each(HOSTED)('$id: its own completions and nobody else’s, and what is marked', (site) => {
    const sheet = holdSheet(site);
    for (const selector of completionsOf(site)) expect(sheet).toContain(selector);
    const others = HOSTED.filter((other) => other !== site).flatMap(completionsOf);
    const roots = /:is\((.*)\):not\(\[data-sm-clear\], \[data-sm-clear\] \*\)/.exec(sheet)?.[1];
    expect(roots).toBe([...completionsOf(site), `[${MARK.hold}]`].join(', '));
    expect(others.length).toBeGreaterThan(20);
  });

  test('allowed pages have the markers and the first hold of the page only', () => {
    const sheet = holdSheet();
    for (const selector of HOSTED.flatMap(completionsOf)) expect(sheet).not.toContain(selector);
    expect(sheet).toContain(`[${MARK.boot}]`);
    for (const site of HOSTED) expect(holdSheet(site)).not.toContain(MARK.boot);
  });

  test('each has a file of its own', () => {
    const paths = [holdSheetPath(), ...HOSTED.map(holdSheetPath)];
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a host of which a part is built in', () => {
  test('is registered without that part when the user allows the rest: no page gets two scripts', () => {
    expect(siteScript('https://github.com/*').excludeMatches).toEqual(['https://github.com/copilot*']);
    expect(siteScript('https://chat.example/*').excludeMatches).toBeUndefined();
  });
});

test('the table in docs/sites.md is that of the adapters (node tests/tools/site-table.ts)', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/sites.md'), 'utf8');
  expect(text).toBe(withTable(text));
  expect(text.match(/^\| [^-]/gm)).toHaveLength(SITES.length + 2);
});
