import {
  ABOUT_PAGE,
  ASSISTANT_CONTROL,
  ASSISTANT_PAGE,
  CODE,
  DRAFT,
  FOR_PEOPLE,
  LIVE,
  MESSAGES,
  OF_A_LETTER,
  OTHER_PAGE,
  PUBLISH,
  saysLittle,
  saysSend,
  SEARCH,
  TO_ASSISTANT,
  TO_PEOPLE,
  TO_SEVERAL,
} from './words.ts';

/** What can be told of a field in which text is written. */
export interface FieldFacts {
  /** Placeholder, accessible name, label: what people read. */
  readonly label: string;
  /** The heading of the part of the page it stands in. */
  readonly heading: string;
  /** `id`, `name`, classes, test ids of it and its form: what programmers read. */
  readonly name: string;
  /** `type=search`, `role=searchbox` and the like. */
  readonly search: boolean;
  /** Names of the buttons beside it. A button with only a picture has the name ''. */
  readonly buttons: readonly string[];
  /** Other fields in the same form. */
  readonly others: number;
  /** What those are called. */
  readonly beside: readonly string[];
  /** UTF-16 code units in it. */
  readonly length: number;
  /** In a code editor, a table cell, a card. */
  readonly inEditor: boolean;
}

/** What can be told of a page as a whole. */
export interface PageFacts {
  /** Title, application name, main heading. */
  readonly title: string;
  /** Names of its buttons and pickers, some of them. */
  readonly controls: readonly string[];
  /** There is a place that calls itself a log of messages. */
  readonly log: boolean;
  /** Beside a field in which one may write to a model stand texts of two kinds that take turns. */
  readonly turns: boolean;
  /** Completions were found at this address before. */
  readonly familiar: boolean;
  /** Elements that name themselves an assistant's message. */
  readonly named: number;
}

/** From this score on a page counts as one for talking to a model, before anything was sent. */
export const CHAT_SCORE = 2;
/** From this score on an answer may come by itself, or after a press of anything. */
export const MAYBE_SCORE = 1;

/** An editor has text from the start. */
const EDITED_CHARS = 1_500;

/**
 * How much speaks for a field in which one writes to a model: below 0 it is for something else; 0 says nothing.
 * Labels weigh more than names: they were written for people.
 * @param elsewhere the page is named for something else, where a "message" is one to people
 */
export function fieldScore(field: FieldFacts, elsewhere = false): number {
  const { label, name, buttons } = field;
  let score = 0;
  if (field.search || (SEARCH.test(label) && !TO_ASSISTANT.test(label))) return -4;
  if (TO_SEVERAL.test(label) || field.beside.some((other) => OF_A_LETTER.test(other))) return -4;
  if (FOR_PEOPLE.test(label)) score -= 3;
  else if (TO_ASSISTANT.test(label)) score += elsewhere && !TO_ASSISTANT.test(label.replaceAll(MESSAGES, '')) ? 0 : 2;
  else if (TO_PEOPLE.test(label)) score -= 3;
  // Programmers run words together and put hyphens between them.
  const parts = name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_]/g, ' ');
  if (TO_ASSISTANT.test(parts)) score += 1;
  else if (TO_PEOPLE.test(parts) || SEARCH.test(parts)) score -= 2;
  else if (CODE.test(`${label} ${parts}`)) score -= 3;
  if (buttons.some((button) => DRAFT.test(button))) score -= 4;
  else if (buttons.some((button) => saysSend(button) && !saysLittle(button))) score += 1;
  else if (buttons.some((button) => saysLittle(button))) score += 0.5;
  else if (buttons.some((button) => PUBLISH.test(button))) score -= 2;
  // Beside a broadcast people chat; a model may be called that, too.
  if (score > 0 && LIVE.test(field.heading)) score = Math.max(0, score - 2);
  if (field.others >= 2) score -= 2;
  if (field.length > EDITED_CHARS) score -= 2;
  if (field.inEditor) score -= 3;
  return score;
}

/** Whether a page's title names it for something else than talking to a model. */
export function isOtherPage(title: string): boolean {
  return OTHER_PAGE.test(title) && !ASSISTANT_PAGE.test(title);
}

/**
 * How much speaks for a page on which one talks to a model.
 * @param fields scores of its fields
 */
export function pageScore(page: PageFacts, fields: readonly number[]): number {
  if (page.named > 0) return CHAT_SCORE + 1;
  // Without a place to write there is no conversation. The best field decides: chat pages have search fields, too.
  const best = Math.max(Number.NEGATIVE_INFINITY, ...fields);
  if (best < 0) return best;
  let score = best;
  if (isOtherPage(page.title)) score -= 2;
  else if (ASSISTANT_PAGE.test(page.title) && !ABOUT_PAGE.test(page.title)) score += 1;
  if (page.controls.some((control) => ASSISTANT_CONTROL.test(control))) score += 1;
  if (page.log) score += 1;
  if (page.turns) score += 2;
  if (page.familiar) score += 2;
  return score;
}
