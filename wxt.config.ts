import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { holdSheet, holdSheetPath, KNOWN_RULE, KNOWN_SHEET } from './lib/sites/hold-sheet.ts';
import { HOSTED } from './lib/sites/index.ts';
import { isWholeHost } from './lib/sites/patterns.ts';

// Written out so that a reviewer sees it, and pinned by the manifest snapshot.
const EXTENSION_CSP = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";

/** The label's typefaces, OFL, as the background loads them (lib/mark/label). */
const FONTS = {
  'inter-latin': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'inter-latin-ext': '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  'geist-mono-latin': '@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
} as const;

/**
 * Of this library two maps of characters are used (lib/moderate/engines/blocklist); its entry point also parses a whole word list as it loads,
 * half of the time that the engines' script takes to start on a chat page.
 */
const OBSCENITY = {
  name: 'obscenity-transformers',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'obscenity' ? `\0obscenity` : undefined),
  load(id: string) {
    if (id !== '\0obscenity') return undefined;
    const folder = fileURLToPath(new URL('transformer/', import.meta.resolve('obscenity')));
    return [
      `export { resolveConfusablesTransformer } from '${folder}resolve-confusables/index.js';`,
      `export { resolveLeetSpeakTransformer } from '${folder}resolve-leetspeak/index.js';`,
    ].join('\n');
  },
};

/** One character that is no Latin-1 makes a browser keep a whole script in two bytes for each letter, in every tab: 0.3 MB for a chat page's. */
const ONE_BYTE = {
  name: 'one-byte-scripts',
  generateBundle: (_options: unknown, bundle: Record<string, { type: string; fileName: string; code?: string | undefined }>) => {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && /(?:^|\/)chat[^/]*\.js$/.test(chunk.fileName))
        chunk.code = chunk.code?.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  },
};

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  // Every name shows where it comes from.
  imports: false,
  manifestVersion: 3,
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  // The verify page's worker loads c2pa-rs when it comes to signatures, which only modules can.
  vite: () => ({ plugins: [OBSCENITY, tailwindcss(), ONE_BYTE], worker: { format: 'es' } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    ...(browser === 'chrome' ? { minimum_chrome_version: '125' } : {}),
    permissions: ['storage', 'scripting', 'activeTab', 'contextMenus', 'downloads'],
    // Chat UIs on the user's own machine: the popup can tell which page it acts on, and allowing one needs no prompt.
    host_permissions: ['http://localhost/*', 'http://127.0.0.1/*'],
    // One site at a time where the user allows it; all of them only for the button on the page, which the browser lets take no picture otherwise.
    optional_host_permissions: ['*://*/*', '<all_urls>'],
    content_security_policy: { extension_pages: EXTENSION_CSP },
    web_accessible_resources: [
      {
        resources: ['on-device/*', 'chat-engines.js', 'chat-report.js', 'chat-share.js', 'chat-teach.js'],
        matches: ['*://*/*'],
        ...(browser === 'chrome' ? { use_dynamic_url: true } : {}),
      },
    ],
    commands: {
      'toggle-site': { description: '__MSG_commandToggleSite__', suggested_key: { default: 'Alt+Shift+M' } },
      'share-shot': { description: '__MSG_commandShare__', suggested_key: { default: 'Alt+Shift+S' } },
      'report-missed': { description: '__MSG_commandReport__', suggested_key: { default: 'Alt+Shift+U' } },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sharemark@sharemark.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
            },
          },
        }
      : {}),
  }),
  hooks: {
    'build:manifestGenerated'({ config }, manifest) {
      // One entry for each site: a page then has the sheet of its own site only.
      manifest.content_scripts = (manifest.content_scripts ?? []).flatMap((script) =>
        HOSTED.map((site) => {
          const entry = { ...script, matches: [...site.matches], css: [holdSheetPath(site)] };
          // Browsers allow that for whole hosts only.
          if (!site.matches.every(isWholeHost)) Reflect.deleteProperty(entry, 'match_origin_as_fallback');
          // As the background registers it (Firefox 142): no `@layer` of a page's own beats the user's `!important`.
          return config.browser === 'firefox' ? { ...entry, css_origin: 'user' } : entry;
        }),
      );
    },
    'build:publicAssets'(_wxt, files) {
      for (const site of [undefined, ...HOSTED]) files.push({ relativeDest: holdSheetPath(site), contents: holdSheet(site) });
      files.push({ relativeDest: KNOWN_SHEET, contents: KNOWN_RULE });
      for (const [name, source] of Object.entries(FONTS))
        files.push({ relativeDest: `fonts/${name}.woff2`, absoluteSrc: fileURLToPath(import.meta.resolve(source)) });
    },
  },
});
