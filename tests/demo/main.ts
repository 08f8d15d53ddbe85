// `npm start`: shows Sharemark at work, in a window for a person to try, or without a display as a checked transcript.
import { rmSync } from 'node:fs';
import { startChatServers } from '../e2e/helpers/servers.ts';
import type { BrowserUnderTest } from '../e2e/helpers/types.ts';
import { stopCleanly } from '../tools/run-process.ts';
import { ensureBrowsers, findBrowsers, type BrowserName } from '../tools/setup-browsers.ts';
import { ensureBuild } from '../tools/setup-builds.ts';
import { allTrue, beginTranscript, output, say } from './tell.ts';
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
  try {
    const names = browsersToUse();
    for (const name of names) await ensureBuild(name === 'chromium' ? 'chrome' : 'firefox');
    await ensureBuild('pages');
    return await perform(names);
  } catch (error) {
    say(`\nThis went wrong: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function perform(names: readonly BrowserName[]): Promise<number> {
  const servers = await startChatServers();
  try {
    say(`Chat page and OpenAI-compatible demo server: ${servers.url}`);
    if (!headless && names[0]) {
      await show(names[0], servers, (browser) => (open = browser));
      return 0;
    }
    for (const name of names) await walk(name, servers, (browser) => (open = browser));
    say(
      `\n${allTrue() ? 'All of this really happened.' : 'Not all of this happened.'} Pictures and this transcript are in demo-output/.`,
    );
    return allTrue() ? 0 : 1;
  } finally {
    await servers.close();
  }
}

/** One installed browser is enough to look at; the transcript takes both if they are there. @throws Error that says what to install */
function browsersToUse(): BrowserName[] {
  const has = findBrowsers();
  const installed = (['chromium', 'firefox'] as const).filter((name) => has[name] !== undefined);
  if (installed.length > 0) return headless ? installed : installed.slice(0, 1);
  ensureBrowsers(['chromium']);
  return ['chromium'];
}
