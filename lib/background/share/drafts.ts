import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Suggestion } from '../../mark/redact/apply.ts';
import type { LabelChoice } from '../../policy/label.ts';
import type {
  Attribution,
  Category,
  Decision,
  Lack,
  PictureFormat,
  ShareId,
  Topic,
  TopicCheck,
  VerdictKind,
} from '../../types.ts';

/** A share that waits for a decision, or was released and may be exported again. Lives in the extension's origin, where pages cannot look. */
export interface Draft {
  readonly share: ShareId;
  readonly state: 'review' | 'released';
  readonly attribution: Omit<Attribution, 'model'> & { readonly model?: string };
  readonly origin: string;
  /** The completion as the page showed it. */
  readonly text: string;
  readonly textHash: string;
  readonly verdict: VerdictKind;
  readonly category?: Category;
  /** What it reads like. Absent in drafts of before topics were checked. */
  readonly topics?: TopicCheck;
  /** Topics that the picture, its data and its text carry a note of caution about. */
  readonly cautions?: readonly Topic[];
  /** How its label is set, and what made it so. Absent in drafts of before there was a choice: `card`. */
  readonly label?: LabelChoice;
  readonly decision: Decision;
  /** The capture without any mark, as PNG, and its device pixels per css pixel. */
  readonly shot: Blob;
  /** What looks like a secret, until somebody has decided: a draft that is out has none. In order, with their places in `shot`. */
  readonly suggestions?: readonly Suggestion[];
  /** How many of them were hidden; `text` and `shot` are without them then. */
  readonly redacted?: number;
  readonly scale: number;
  /** What the review page shows: the marked picture as it would go out, or went out. */
  readonly picture: Blob;
  /** Marks that `picture` has to do without. Absent in drafts of before there were four. */
  readonly lacks?: readonly Lack[];
  readonly format: PictureFormat;
  readonly reviewed: boolean;
  /** Said by the person who approved. */
  readonly reason?: string;
  readonly oneOff?: string;
}

const DATABASE = 'sharemark-drafts';
const STORE = 'drafts';
/** Pictures are large: only so many are kept. */
const KEEP = 20;

interface Row {
  readonly draft: Draft;
  readonly at: number;
}

/** What a list tells of a draft that waits for its decision; the pictures stay where they are. */
export type WaitingDraft = Pick<Draft, 'share' | 'attribution' | 'text' | 'verdict' | 'category'>;

/** Drafts in IndexedDB. Rejects with the database's error if the disk is full. */
export interface Drafts {
  get(share: ShareId): Promise<Draft | undefined>;
  /** Those that wait for a decision, newest first. */
  list(): Promise<WaitingDraft[]>;
  /** Writes it, and drops others beyond 20: the oldest, those that are out first. */
  put(draft: Draft): Promise<void>;
  drop(share: ShareId): Promise<void>;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Row; indexes: { at: number } };
}

function waiting({ share, attribution, text, verdict, category }: Draft): WaitingDraft {
  return { share, attribution, text, verdict, ...(category === undefined ? {} : { category }) };
}

/** What makes room for `written`, oldest first: what is out goes before what waits, and makes nothing go that waits. */
function surplusOf(rows: readonly Row[], written: Draft): ShareId[] {
  const others = rows.map(({ draft }) => draft).filter(({ share }) => share !== written.share);
  const out = others.filter(({ state }) => state === 'released');
  const waiting = written.state === 'review' ? others.filter(({ state }) => state === 'review') : [];
  return [...out, ...waiting].slice(0, Math.max(0, rows.length - KEEP)).map(({ share }) => share);
}

/** Each action opens the database and lets go of it. */
async function using<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(DATABASE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore(STORE).createIndex('at', 'at');
    },
  });
  try {
    return await act(database);
  } finally {
    database.close();
  }
}

/** The drafts. Any number of contexts may use them at the same time. */
export function openDrafts(): Drafts {
  return {
    get: (share) => using(async (database) => (await database.get(STORE, share))?.draft),
    list: () =>
      using(async (database) => {
        // A row's pictures come as references; nothing reads their bytes here.
        const rows = await database.getAllFromIndex(STORE, 'at');
        return rows.flatMap(({ draft }) => (draft.state === 'review' ? waiting(draft) : [])).toReversed();
      }),
    put: (draft) =>
      using(async (database) => {
        const transaction = database.transaction(STORE, 'readwrite');
        await transaction.store.put({ draft, at: draft.attribution.at }, draft.share);
        const rows = await transaction.store.index('at').getAll();
        for (const surplus of surplusOf(rows, draft)) await transaction.store.delete(surplus);
        await transaction.done;
      }),
    drop: (share) => using((database) => database.delete(STORE, share)),
  };
}
