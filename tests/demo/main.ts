// `npm start`: shows Sharemark at work, in a window for a person to try, or without a display as a checked transcript.
import { rmSync } from 'node:fs';
import { startChatServers, type ChatServers } from '../e2e/helpers/servers.ts';
import type { BrowserUnderTest } from '../e2e/helpers/types.ts';
import { stopCleanly } from '../tools/run-process.ts';
import { ensureBrowsers, findBrowsers, type BrowserName } from '../tools/setup-browsers.ts';
import { ensureBuild } from '../tools/setup-builds.ts';
import { beginTranscript, output, say } from './tell.ts';
import { show } from './show.ts';
import { walk } from './walk.ts';

const { platform, argv, env } = process;
const hasDisplay = Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']) || platform === 'darwin' || platform === 'win32';
const headless = !hasDisplay || argv.includes('--headless') || Boolean(env['CI']);

let open: BrowserUnderTest | undefined;
stopCleanly(async () => open?.close());
process.exitCode = await main();

async function main(): Promise<number> {
  rmSync(output, { recursive: true, force: true });
  beginTranscript();
  const names = browsersToUse();
  if (names.length === 0) return 1;
  for (const name of names) await ensureBuild(name === 'chromium' ? 'chrome' : 'firefox');
  await ensureBuild('pages');
  const servers = await startChatServers();
  try {
    say(`Chat page and OpenAI-compatible demo server: ${servers.url}`);
    if (!headless && names[0]) await show(names[0], servers, (browser) => (open = browser));
    else await walkAll(names, servers);
    return 0;
  } catch (error) {
    say(`\nThis went wrong: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await servers.close();
  }
}

async function walkAll(names: readonly BrowserName[], servers: ChatServers): Promise<void> {
  for (const name of names) await walk(name, servers);
  say(`\nAll of this really happened. Pictures and this transcript are in demo-output/.`);
}

/** One installed browser is enough to look at; the transcript takes both if they are there. */
function browsersToUse(): BrowserName[] {
  const has = findBrowsers();
  const installed = (['chromium', 'firefox'] as const).filter((name) => has[name] !== undefined);
  if (installed.length > 0) return headless ? installed : installed.slice(0, 1);
  try {
    ensureBrowsers(['chromium']);
    return ['chromium'];
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return [];
  }
}
