import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { ChatServers } from './servers.ts';
import type { BrowserName, BrowserUnderTest, LaunchOptions } from './types.ts';

/** Starts the named browser so that it finds the chat sites on this machine. */
export function launchBrowser(name: BrowserName, servers: ChatServers, options: LaunchOptions = {}): Promise<BrowserUnderTest> {
  const all: LaunchOptions = { tls: servers.tls, proxyPort: servers.proxyPort, ...options };
  return name === 'chromium' ? launchChromium(all) : launchFirefox(all);
}
