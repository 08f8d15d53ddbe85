import type { ChatServers } from './servers.ts';
import type { BrowserUnderTest, TestPage } from './types.ts';
import { until } from './until.ts';

/** Sets the endpoint and the key on the options page, as a user does. The page stays open. */
export async function useOpenai(browser: BrowserUnderTest, servers: ChatServers, key = 'sk-e2e'): Promise<TestPage> {
  const options = await browser.openExtensionPage('options.html');
  const wanted = { version: 1, openai: { enabled: true, endpoint: `${servers.url}/v1` } };
  await options.control('textbox', 'Settings as JSON').fill(JSON.stringify(wanted));
  await options.control('button', 'Apply').click();
  await options.control('button', 'Confirm import').click();
  await options.waitFor('the import to be done', () => document.body.textContent.includes('Settings imported'), undefined);
  await options.click('input[type=password]');
  await options.type(key);
  await options.control('button', 'Save key').click();
  await options.waitFor('the key to be saved', () => document.body.textContent.includes('Key saved'), undefined);
  await until('OpenAI moderation to be on', async () => {
    const { settings } = await browser.storage();
    return JSON.stringify(settings).includes('"enabled":true');
  });
  return options;
}
