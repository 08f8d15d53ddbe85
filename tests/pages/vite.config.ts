import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { ORDINARY } from './ordinary/pages.ts';
import { UNSEEN } from './unseen/pages.ts';
import { pageFolder } from './server/files.ts';
import { createApi, isApiPath } from './server/handler.ts';
import { PAGES } from './pages.ts';

/** Folders with a page each. */
const FOLDERS = [
  ...PAGES.map(({ id }) => id),
  ...UNSEEN.map(({ id }) => `unseen/${id}`),
  ...ORDINARY.map(({ id }) => `ordinary/${id}`),
];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Gives the dev server the fake API, and the page for every path below its name. */
function fakeApi(): Plugin {
  return {
    name: 'fake-api',
    configureServer(server) {
      const api = createApi();
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://x');
        const page = FOLDERS.find((folder) => folder === pageFolder(pathname));
        if (isApiPath(pathname)) api.listener(request, response);
        else {
          // files have an extension, pages have none
          if (page !== undefined && extname(pathname) === '') request.url = `/${page}/index.html`;
          next();
        }
      });
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), svelte(), fakeApi()],
  server: { host: '127.0.0.1' },
  resolve: {
    // the "browser" builds of these packages are UMD and bring no exports that a bundler sees
    alias: [
      { find: '@nlux/react', replacement: here('../../node_modules/@nlux/react/esm/nlux-react.js') },
      { find: /^@chatui\/core$/, replacement: here('../../node_modules/@chatui/core/es/index.js') },
    ],
    dedupe: ['react', 'react-dom'],
  },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // both browsers of the tests are newer than this
    target: 'es2023',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['index.html', ...FOLDERS.map((folder) => `${folder}/index.html`), 'unseen/frame/inner.html'].map(here),
    },
  },
});
