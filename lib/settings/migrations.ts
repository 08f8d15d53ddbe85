/** The version this code reads and writes. Raise it together with a step below and a frozen example in tests/fixtures/settings. */
export const SETTINGS_VERSION = 1;

/** Turns the settings of version n into those of version n + 1; the key is n. Steps are never changed once they have shipped. */
export type MigrationSteps = Readonly<Record<number, (old: Readonly<Record<string, unknown>>) => Record<string, unknown>>>;

const STEPS: MigrationSteps = {};

/**
 * Brings stored settings of an older version to `target`, one step after the other. What is not an object, has no version, or comes from a
 * newer version (after a downgrade) is returned as it is: the reader then keeps every field it understands.
 * @throws never; a step that fails ends the walk and what it was given is returned.
 */
export function migrate(stored: unknown, steps: MigrationSteps = STEPS, target: number = SETTINGS_VERSION): unknown {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return stored;
  let settings: Record<string, unknown> = { ...stored };
  let version = Number.isInteger(settings['version']) ? Number(settings['version']) : target;
  for (let step = steps[version]; step && version < target; step = steps[version]) {
    try {
      settings = step(settings);
    } catch {
      return settings;
    }
    version += 1;
    settings['version'] = version;
  }
  return settings;
}
