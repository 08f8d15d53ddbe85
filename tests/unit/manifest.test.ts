import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { partPath, type PartName } from '../../lib/page/lazy.ts';
import { holdSheetPath } from '../../lib/sites/hold-sheet.ts';
import { contentScriptMatches, HOSTED } from '../../lib/sites/index.ts';
import { isWholeHost } from '../../lib/sites/patterns.ts';

const Manifest = v.looseObject({
  manifest_version: v.literal(3),
  permissions: v.array(v.string()),
  host_permissions: v.optional(v.array(v.string()), []),
  content_security_policy: v.object({ extension_pages: v.string() }),
  web_accessible_resources: v.array(v.looseObject({ resources: v.array(v.string()) })),
  content_scripts: v.array(
    v.looseObject({
      matches: v.array(v.string()),
      css: v.array(v.string()),
      js: v.array(v.string()),
      run_at: v.string(),
      all_frames: v.boolean(),
      match_origin_as_fallback: v.optional(v.boolean()),
      css_origin: v.optional(v.string()),
    }),
  ),
});

// The reviewed copies; after every build `npm test` compares the built manifests with them.
describe.each(['chrome', 'firefox'])('the %s manifest', (browser) => {
  const file = join(import.meta.dirname, '../fixtures/manifest', `${browser}.json`);
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(file, 'utf8')));

  test('asks for no host beyond the registered sites and the own machine', () => {
    expect(manifest.host_permissions).toEqual(['http://localhost/*', 'http://127.0.0.1/*']);
    expect(manifest.content_scripts.flatMap(({ matches }) => matches).toSorted()).toEqual([...contentScriptMatches()].toSorted());
  });

  test('holds text before the first paint', () => {
    expect(new Set(manifest.content_scripts.map(({ run_at }) => run_at))).toEqual(new Set(['document_start']));
  });

  test('has one entry for each site: its own sheet, the same script', () => {
    const entries = manifest.content_scripts.map(({ matches, css, js, all_frames }) => ({ matches, css, js, all_frames }));
    const js = ['content-scripts/chat.js'];
    expect(entries).toEqual(
      HOSTED.map((site) => ({ matches: [...site.matches], css: [holdSheetPath(site)], js, all_frames: true })),
    );
    for (const { css_origin } of manifest.content_scripts) expect(css_origin).toBe(browser === 'firefox' ? 'user' : undefined);
    // Browsers refuse the flag beside a path, and with it the whole package.
    for (const { matches, match_origin_as_fallback } of manifest.content_scripts)
      expect(match_origin_as_fallback ?? false).toBe(matches.every(isWholeHost));
  });

  test('lets pages load the parts that come later, and the weights', () => {
    const parts: PartName[] = ['engines', 'report', 'share'];
    const open = manifest.web_accessible_resources.flatMap(({ resources }) => resources);
    expect(open.toSorted()).toEqual([...parts.map((part) => partPath(part).slice(1)), 'chat-teach.js', 'on-device/*'].toSorted());
  });

  test('runs no code but its own', () => {
    expect(manifest.content_security_policy.extension_pages).toBe("script-src 'self' 'wasm-unsafe-eval'; object-src 'self'");
    expect(manifest.permissions).not.toContain('tabs');
    expect(manifest.permissions).not.toContain('webRequest');
  });
});
