import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { HEALTH_KEY, parseHealthLog, type HealthLog } from '../../lib/moderate/health/log.ts';

/** The log of health, and every change of it; undefined until it has been read. */
export function useHealthLog(): HealthLog | undefined {
  const [log, setLog] = useState<HealthLog>();
  useEffect(() => {
    let newer = false;
    const listener = (changes: Record<string, { newValue?: unknown }>) => {
      const change = changes[HEALTH_KEY];
      if (!change) return;
      newer = true;
      setLog(parseHealthLog(change.newValue));
    };
    browser.storage.local.onChanged.addListener(listener);
    browser.storage.local.get(HEALTH_KEY).then(
      (stored) => !newer && setLog(parseHealthLog(stored[HEALTH_KEY])),
      () => setLog({}),
    );
    return () => {
      newer = true;
      browser.storage.local.onChanged.removeListener(listener);
    };
  }, []);
  return log;
}
