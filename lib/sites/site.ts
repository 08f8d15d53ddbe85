/** One layout of a chat page. Layouts are rolled out account by account, so all of a site's are held and looked for at the same time. */
export interface Layer {
  /** Which layout this is; stable, named in health reports, and none of `FOUND_BY`, which is what the generic adapter's are called. */
  readonly id: string;
  /** CSS selectors of a completion's outermost element. */
  readonly completion: readonly string[];
  /** CSS selectors of the user's own messages. What matches is never moderated. */
  readonly user?: readonly string[];
}

/** What we know of one chat page. Plain data: adding a site is one file and one line in the registry. */
export interface Site {
  /** File name of the adapter; stable, used in the popup and in reports. */
  readonly id: string;
  /** Name as people say it. */
  readonly label: string;
  /** Match patterns of the manifest, `https://host/*` or with a path (`patterns.ts`). Empty for UIs that people host themselves, and for the generic adapter. */
  readonly matches: readonly string[];
  /** Of a UI that people host themselves: selectors of which one on the page says that this is it. */
  readonly detect?: readonly string[];
  /** Layouts, newest first; the generic adapter comes after the last one. Empty where no selector is known. */
  readonly layers: readonly Layer[];
  /** Selectors inside of a completion that are not what the model answered: reasoning, labels for screen readers, costs. They are moderated, but not shared as text. */
  readonly strip?: readonly string[];
  /** Selectors that are there exactly while a completion is being written. */
  readonly generating: readonly string[];
  /** Messages whose text is a `<textarea>` value, which no mutation record announces. */
  readonly value?: {
    /** One message, whoever wrote it. */
    readonly message: string;
    /** Inside `message`: the element that names the role. */
    readonly role: string;
    /** The role's text when the message is the user's or the system's; anything else is moderated. */
    readonly ownRoles: readonly string[];
  };
  /** Where the page names the model. It is never guessed: a site without this asks the user. */
  readonly model?: {
    /** On or inside a completion: an attribute that names the model that wrote it, or (without `attribute`) an element whose text does. */
    readonly ofCompletion?: readonly { readonly selector: string; readonly attribute?: string }[];
    /** Elements whose text names the model that is chosen now: says something about an answer only while that is being written. */
    readonly chosen?: readonly string[];
  };
  /** Day the selectors were last compared with evidence, and how good that was (shared/docs/sites.md). */
  readonly verifiedOn: string;
  readonly confidence: 'A' | 'B' | 'C' | 'D';
  /** Hand-made test pages under tests/pages, besides the description in tests/pages/layouts/sites from which one is made for every layer. */
  readonly fixtures?: readonly string[];
}

/** The selectors of a site's completions, of all its layouts. */
export function completionsOf(site: Site): string[] {
  return site.layers.flatMap(({ completion }) => completion);
}

/** The selectors of the user's own messages, of all of a site's layouts: what matches is never a completion, by whatever path it is found. */
export function usersOf(site: Site): string[] {
  return [...new Set(site.layers.flatMap(({ user }) => user ?? []))];
}

/** The newest layout that an element is a completion of, or that names something in it: an older one's mark may stand further out. */
export function layerOf(site: Site, element: Pick<Element, 'matches' | 'querySelector'>): Layer | undefined {
  return site.layers.find(({ completion }) => {
    const selector = completion.join(', ');
    return selector !== '' && (element.matches(selector) || element.querySelector(selector) !== null);
  });
}
