/** What we know of one chat page. Plain data: adding a site is one file and one line in the registry. */
export interface Site {
  /** File name of the adapter; stable, used in the popup and in reports. */
  readonly id: string;
  /** Name as people say it. */
  readonly label: string;
  /** Match patterns of the manifest. Empty for the generic adapter. */
  readonly matches: readonly string[];
  /** CSS selectors of a completion's outermost element, newest layout first. All are held at the same time. */
  readonly completion: readonly string[];
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
    /** On or inside a completion: an attribute that names the model that wrote it. */
    readonly ofCompletion?: readonly { readonly selector: string; readonly attribute: string }[];
    /** Elements whose text names the model that is chosen now: says something about an answer only while that is being written. */
    readonly chosen?: readonly string[];
  };
  /** Day the selectors were last compared with evidence, and how good that was (shared/docs/sites.md). */
  readonly verifiedOn: string;
  readonly confidence: 'A' | 'B' | 'C' | 'D';
  /** Test pages that re-create the layouts, as names under tests/pages. */
  readonly fixtures: readonly string[];
}
