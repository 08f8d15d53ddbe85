import * as v from 'valibot';
import { plain } from '../escape.ts';
import { type Agent, shareIdOf, SOFT_BINDING, WATERMARK_ALGORITHM, watermarkOf } from './claim.ts';
import type { Party, Said, SaidAction } from './said.ts';

/** Graphemes of a text and entries of a list that are read: what a person could look at. */
const [MAX_TEXT, MAX_LIST] = [300, 100];

/** What cannot be read as what it should be counts as not there: whoever wrote the manifest may have meant anything. */
const lenient = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);
const Text = v.pipe(
  v.string(),
  v.transform((text) => plain(text.slice(0, MAX_TEXT * 20), MAX_TEXT)),
);
const List = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.slice(0, MAX_LIST).flatMap((one) => {
        const parsed = v.safeParse(item, one);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );

const AgentSchema = v.union([
  v.object({ name: Text, version: lenient(Text) }),
  // As versions before 2 had it.
  v.pipe(
    Text,
    v.transform((name) => ({ name, version: undefined })),
  ),
]);
const ActionSchema = v.object({
  action: Text,
  digitalSourceType: lenient(Text),
  softwareAgent: lenient(AgentSchema),
  when: lenient(Text),
  description: lenient(Text),
});
const ActionsSchema = v.object({ actions: List(ActionSchema) });
/** c2pa-rs writes bytes as `b64'…'`. */
const Bytes = v.pipe(
  v.string(),
  v.regex(/^b64'[\w+/=]{0,64}'$/),
  v.transform((text) => Array.from(atob(text.slice(4, -1)), (char) => char.charCodeAt(0))),
);
const BindingSchema = v.object({
  alg: v.literal(WATERMARK_ALGORITHM),
  blocks: v.tuple([v.object({ value: Bytes })]),
});
const AssertionSchema = v.object({ label: v.string(), data: v.unknown() });
const IngredientSchema = v.object({
  title: lenient(Text),
  format: lenient(Text),
  relationship: lenient(Text),
  description: lenient(Text),
});
const ManifestSchema = v.object({
  title: lenient(Text),
  instance_id: lenient(Text),
  claim_generator_info: lenient(List(AgentSchema)),
  assertions: lenient(List(AssertionSchema)),
  ingredients: lenient(List(IngredientSchema)),
});

const STATES = ['Invalid', 'Valid', 'Trusted'] as const;
const StatusSchema = v.object({ code: Text });

/** What c2pa-rs says of a picture (`Reader::json`), as far as it is used. */
export const StoreSchema = v.object({
  active_manifest: v.optional(v.string()),
  manifests: v.optional(v.record(v.string(), v.unknown()), {}),
  validation_state: v.picklist(STATES),
  validation_status: v.optional(List(StatusSchema), []),
});
export type Store = v.InferOutput<typeof StoreSchema>;

const NameSchema = v.object({ CN: lenient(Text), O: lenient(Text) });
const ReportSchema = v.object({
  manifests: v.array(
    v.object({
      label: v.string(),
      signature: lenient(v.object({ certificateInfo: v.object({ subject: lenient(NameSchema), issuer: lenient(NameSchema) }) })),
    }),
  ),
});

/** Reads what the active manifest says. @param report c2pa-rs's other form (`crJson`), which alone names a certificate's issuer */
export function saidBy(store: Store, report: unknown): Said | undefined {
  const manifest = v.safeParse(ManifestSchema, store.manifests[store.active_manifest ?? '']);
  if (!manifest.success) return undefined;
  const { title, instance_id, claim_generator_info, assertions = [], ingredients = [] } = manifest.output;
  const acts = assertions
    .filter(({ label }) => /^c2pa\.actions(?:\.|_|$)/.test(label))
    .flatMap(({ data }) => parsed(ActionsSchema, data)?.actions ?? []);
  const bindings = assertions
    .filter(({ label }) => label.startsWith(SOFT_BINDING))
    .flatMap(({ data }) => watermarkOf(parsed(BindingSchema, data)?.blocks[0].value ?? []) ?? []);
  const { subject, issuer } = certificateOf(store, report);
  return without({
    title,
    share: instance_id === undefined ? undefined : shareIdOf(instance_id),
    signer: partyOf(subject),
    issuer: partyOf(issuer),
    generator: claim_generator_info?.[0] && agentOf(claim_generator_info[0]),
    actions: acts.map(actionOf),
    sourceTypes: [...new Set(acts.flatMap(({ digitalSourceType = '' }) => digitalSourceType || []))],
    ingredients: ingredients.map((one) => without(one)),
    // Two that differ say nothing.
    watermark: new Set(bindings).size === 1 ? bindings[0] : undefined,
  });
}

function certificateOf(store: Store, report: unknown): { subject?: NameOutput; issuer?: NameOutput } {
  const manifests = parsed(ReportSchema, report)?.manifests ?? [];
  return manifests.find(({ label }) => label === store.active_manifest)?.signature?.certificateInfo ?? {};
}

type NameOutput = v.InferOutput<typeof NameSchema> | undefined;

function partyOf(name: NameOutput): Party | undefined {
  const party = without({ name: name?.CN || undefined, company: name?.O || undefined });
  return Object.keys(party).length === 0 ? undefined : party;
}

const agentOf = ({ name, version }: v.InferOutput<typeof AgentSchema>): Agent => without({ name, version });

function actionOf({
  action,
  digitalSourceType,
  softwareAgent,
  when,
  description,
}: v.InferOutput<typeof ActionSchema>): SaidAction {
  return without({
    action,
    sourceType: digitalSourceType,
    agent: softwareAgent && agentOf(softwareAgent),
    when,
    description,
  });
}

function parsed<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The entries that have a value. */
function without<T extends object>(record: T): Present<T> {
  // oxlint-disable-next-line no-unsafe-type-assertion -- what the filter does, types cannot follow
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}
