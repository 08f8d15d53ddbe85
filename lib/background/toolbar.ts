import type { PageStatus } from '../messages.ts';
import type { Health } from '../moderate/engines/openai/service.ts';

export type IconState = 'on' | 'off' | 'trouble';

/** What the toolbar button shows for one tab. */
export interface Look {
  readonly state: IconState;
  /** At most four characters; '' for no badge. */
  readonly badge: string;
  /** What the trouble is: with an engine, or with how well the page is known. */
  readonly why?: 'engine' | 'fallback' | 'unclaimed';
}

const SIZES = [16, 32, 48] as const;

/** Tabs where Sharemark does not run, or has not said anything yet. */
export const IDLE: Look = { state: 'off', badge: '' };

/** Paths of the icon in the package by size in pixels. */
export function iconPaths(state: IconState): Record<number, string> {
  const name = state === 'on' ? '' : `${state}-`;
  return Object.fromEntries(SIZES.map((size) => [size, `/icons/${name}${size}.png`]));
}

function inTrouble({ engines }: PageStatus): boolean {
  // A text in another language is the text's affair, not the engine's.
  return engines.some(({ state, reason }) => state === 'trouble' && reason !== 'language');
}

/** The trouble that matters most: text that nobody checks, then engines, then a page that is no longer known as well as it was. */
function troubleOf(frames: readonly PageStatus[], health: Health): Look['why'] {
  if (frames.some((frame) => frame.health === 'unclaimed')) return 'unclaimed';
  if (health.state === 'trouble' || frames.some(inTrouble)) return 'engine';
  return frames.some((frame) => frame.health === 'fallback') ? 'fallback' : undefined;
}

/** A count as it fits on a badge. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 999 ? '999+' : String(count);
}

/**
 * The look of a tab from what its frames report. Veiled passages are counted over all frames; in "Count only" those that would be. Trouble of
 * the network service concerns every tab that moderates.
 */
export function lookOf(frames: Iterable<PageStatus>, health: Health): Look {
  const active = [...frames].filter((frame) => frame.active);
  if (active.length === 0) return IDLE;
  const veiled = active.reduce((sum, frame) => sum + frame.veiled + frame.wouldVeil, 0);
  const badge = badgeText(veiled);
  const why = troubleOf(active, health);
  return why === undefined ? { state: 'on', badge } : { state: 'trouble', badge: badge || '!', why };
}

/** The newest report of every frame of every tab, as far as this background has lived to hear them. */
export class TabReports {
  readonly #tabs = new Map<number, Map<number, PageStatus>>();

  /** A report of the top frame of another page than before starts the tab afresh. */
  put(tab: number, frame: number, status: PageStatus): void {
    const frames = this.#tabs.get(tab);
    if (!frames || (frame === 0 && frames.get(0)?.origin !== status.origin)) this.#tabs.set(tab, new Map([[frame, status]]));
    else frames.set(frame, status);
  }

  drop(tab: number): void {
    this.#tabs.delete(tab);
  }

  look(tab: number, health: Health): Look {
    return lookOf(this.#tabs.get(tab)?.values() ?? [], health);
  }

  tabs(): number[] {
    return [...this.#tabs.keys()];
  }
}
