import { createBlocklist } from '../../moderate/engines/blocklist/index.ts';
import { createOnDevice, loadModel, type OnDevice } from '../../moderate/engines/on-device/index.ts';
import { localPort } from '../../moderate/engines/openai/local-port.ts';
import { createRemote } from '../../moderate/engines/openai/remote.ts';
import type { ModerationService } from '../../moderate/engines/openai/service.ts';
import type { Sway } from '../../moderate/feedback/sway.ts';
import { judgeText } from '../../moderate/judge.ts';
import { settingsForSite } from '../../settings/for-site.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Verdict } from '../../types.ts';

/** What judging in the background needs of it. */
export interface JudgeDeps {
  readonly settings: () => Promise<Settings>;
  /** What the user has said of verdicts. */
  readonly sway: () => Promise<Sway>;
  readonly service: Pick<ModerationService, 'serve'>;
  /** Bytes of the on-device engine's weights, from the package. */
  readonly weights: () => Promise<ArrayBuffer>;
}

/** Judges whole texts as the site they stand on is judged, with the engines that the settings name; the weights are read once, when they are first needed. */
export function createJudge({ settings, sway, service, weights }: JudgeDeps): (text: string, site: string) => Promise<Verdict> {
  let loading: Promise<OnDevice> | undefined;
  const model = async (): Promise<OnDevice | undefined> => {
    loading ??= weights().then((bytes) => createOnDevice(loadModel(bytes)));
    return loading.catch(() => {
      // Asked again the next time: the reason may have been a passing one.
      loading = undefined;
      return undefined;
    });
  };
  // In the site's name: what its pages have had judged is not asked about again.
  const connect = (site: string) => {
    const { asker, service: end } = localPort(site);
    service.serve(end);
    return asker;
  };
  return async (text, site) => {
    const { blocklist, openai, strictness } = settingsForSite(await settings(), site);
    const remote = openai.enabled ? createRemote(() => connect(site)) : undefined;
    try {
      return await judgeText(text, { terms: createBlocklist(blocklist), model: await model(), remote }, strictness, await sway());
    } finally {
      remote?.dispose();
    }
  };
}
