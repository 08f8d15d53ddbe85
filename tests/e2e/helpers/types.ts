import type { BrowserName } from '../../tools/setup-browsers.ts';

export type { BrowserName };

/** CSS pixels of the viewport. */
interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface Frame {
  /** Milliseconds of Date.now() when the picture had been taken. */
  at: number;
  /** When it was asked for, if the browser does not say the moment itself. */
  since?: number;
  png: Buffer;
  /** Where the picture begins in the viewport, in CSS pixels, if it does not show all of it. */
  corner?: Point;
}

export interface Recording {
  /** Ends the capture; resolves to every frame, oldest first. */
  stop(): Promise<Frame[]>;
}

/** One element of Sharemark's overlay, which lives in a closed shadow root. */
export interface OverlayItem {
  tag: string;
  role: string;
  /** aria-label, else the element's own text. */
  name: string;
  text: string;
  box: Box;
  visible: boolean;
  /** Attributes as they are in the page. */
  attributes: Record<string, string>;
}

/** A control of an extension page, found by its ARIA role and accessible name. */
export interface Control {
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  value(): Promise<string>;
  /** State of a radio button, checkbox or switch. */
  checked(): Promise<boolean>;
  /** Resolves when the control is shown; rejects after the time-out. */
  shown(): Promise<void>;
  /** Whether it is there now. */
  exists(): Promise<boolean>;
}

/** A tab. The same calls work in both browsers; selectors are CSS and look into open shadow roots. */
export interface TestPage {
  readonly browser: BrowserName;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
  /** Brings the tab to the front; background tabs paint nothing. */
  front(): Promise<void>;
  /** Runs a function in the page's own world. It sees nothing of the test but its argument. */
  evaluate<Argument, Result>(run: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  /** Runs a function in every document that the tab loads from now on, before the page's own scripts. */
  evaluateEarly<Argument>(run: (argument: Argument) => void, argument: Argument): Promise<void>;
  /** Polls a condition in the page until it holds. */
  waitFor<Argument>(
    what: string,
    condition: (argument: Argument) => boolean,
    argument: Argument,
    timeout?: number,
  ): Promise<void>;
  /** Waits for the element and gives its box. */
  box(selector: string): Promise<Box>;
  text(selector: string): Promise<string>;
  click(target: string | Point): Promise<void>;
  moveMouse(point: Point): Promise<void>;
  /** Presses the button in one place, moves, and lets go in the other. */
  drag(from: Point, to: Point): Promise<void>;
  /** A key or chord in Playwright's spelling: 'Enter', 'Control+A', 'Shift+Tab'. */
  press(keys: string): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  setFile(selector: string, path: string): Promise<void>;
  control(role: string, name: string): Control;
  screenshot(clip?: Box): Promise<Buffer>;
  /** The page as the browser prints it: a PDF. */
  print(): Promise<Buffer>;
  /** Captures frame after frame while the page paints. With `area`, a browser that takes them one by one takes no more than its boxes' surroundings. */
  record(area?: () => Promise<readonly Box[]>): Promise<Recording>;
  /** The tab's id, as popup.html?tab=… takes it. */
  tabId(): Promise<number>;
  /** What the reader finds in Sharemark's overlay: pills, buttons, notices. */
  overlay(): Promise<OverlayItem[]>;
  /** Clicks the visible overlay button whose name matches, waiting for it. */
  clickOverlay(name: RegExp): Promise<void>;
  /** Names and values of the whole accessibility tree, one line per node. */
  accessibleText(): Promise<string>;
}

export interface LaunchOptions {
  /** Folder of the unpacked build; null starts the browser without Sharemark (the control run). */
  build?: string | null;
  /** Hosts that lead to the local TLS server, and where it listens. */
  tls?: { hosts: readonly string[]; port: number };
  /** The CONNECT proxy before that server; Firefox needs it, Chromium does not. */
  proxyPort?: number;
  /** Optional host permissions count as granted once the page asks for them. Default true. */
  grantHosts?: boolean;
  headless?: boolean;
  /** Installs the extension that reads the closed overlay; without it overlay() and tabId() do not work. Default true. */
  companion?: boolean;
}

export interface BrowserUnderTest {
  readonly name: BrowserName;
  /** 'chrome-extension://…' or 'moz-extension://…', without a slash at the end. */
  readonly extensionOrigin: string;
  /** Folder in which the browser puts what is downloaded. */
  readonly downloads: string;
  /** Presses the key of one of the extension's commands on a tab, which opens the tab to the extension. */
  command(page: TestPage, name: string): Promise<void>;
  open(url: string): Promise<TestPage>;
  /** Opens a page of the extension in a tab, e.g. 'popup.html?tab=7'. */
  openExtensionPage(path: string): Promise<TestPage>;
  /** Merges into the stored settings without any user interface. */
  seedSettings(patch: Record<string, unknown>): Promise<void>;
  /** Whole content of storage.local. */
  storage(): Promise<Record<string, unknown>>;
  /** Closes all test pages and empties storage and the granted permissions. */
  reset(): Promise<void>;
  /** Ends the background as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  /** runtime.reload(): content scripts of open pages become orphans. */
  reloadExtension(): Promise<void>;
  /** Installs the same build with a higher version over the running one. */
  updateExtension(): Promise<void>;
  uninstall(): Promise<void>;
  /** Resolves when the browser has ended, by whomever. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}
