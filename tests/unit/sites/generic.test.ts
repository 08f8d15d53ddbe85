import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { generic } from '../../../lib/sites/generic.ts';
import { completionsOf, layerOf, usersOf } from '../../../lib/sites/site.ts';

/** The elements of a page by the words that stand in them. */
function matched(html: string, selectors: readonly string[]): string[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll(selectors.join(', '))].map(({ textContent }) => textContent.trim());
}

/** One answer of a chat page nobody knows, and by which layer it is to be found. */
const ANSWERS = [
  ['attributes', '<div data-message-author-role="assistant">A</div>'],
  ['attributes', '<div data-role="assistant">A</div>'],
  ['attributes', '<li data-sender="bot">A</li>'],
  ['attributes', '<div data-author="AI">A</div>'],
  ['attributes', '<div data-turn-role="Model">A</div>'],
  ['attributes', '<div data-testid="assistant-message-4">A</div>'],
  ['attributes', '<div class="mes" is_user="false">A</div>'],
  ['names', '<div class="message assistant">A</div>'],
  ['names', '<div class="msg bot">A</div>'],
  ['names', '<p class="bubble ai new">A</p>'],
  ['names', '<div class="row message-assistant">A</div>'],
  ['names', '<div class="chat-message--bot">A</div>'],
  ['names', '<div class="from-assistant">A</div>'],
  ['names', '<div class="model-response">A</div>'],
  ['aria', '<article aria-label="Assistant said: A">A</article>'],
  ['aria', '<div role="listitem" aria-label="Message from assistant">A</div>'],
  ['aria', '<div aria-roledescription="AI message">A</div>'],
] as const;

const QUESTIONS = [
  '<div data-message-author-role="user">Q</div>',
  '<li data-sender="me">Q</li>',
  '<div data-testid="user-message-4">Q</div>',
  '<div class="message user">Q</div>',
  '<div class="chat-message--user">Q</div>',
  '<article aria-label="You said: Q">Q</article>',
];

/** Pieces of ordinary pages whose words come near. */
const ORDINARY = [
  '<article class="post bot-free" data-author="botanist"><p>On robots</p></article>',
  '<div class="comment" data-role="page" data-testid="robot-list">A forum</div>',
  '<li class="message unread" aria-label="Message from Anna, unread">A mail</li>',
  '<div class="message received">A chat with a person</div>',
  '<div class="product assistant-manager"><h2>Assistant manager in Leeds</h2></div>',
  '<article aria-label="AI in medicine: a review" role="article">An article</article>',
  '<a class="nav-item model" href="/models">Models</a>',
  '<button aria-label="Ask the assistant: message">Ask</button>',
  '<div role="button" aria-label="AI message settings">Settings</div>',
  '<section class="api model"><code>model.assistant</code></section>',
  '<div class="notification message success">Saved</div>',
  '<div data-from="2026-01-01" data-type="bot-traffic">A dashboard</div>',
  '<div class="issue-comment" data-author="dependabot[bot]">Bump it</div>',
  '<ul class="agent-list"><li class="agent">Estate agent</li></ul>',
  '<main class="chat-bot"><textarea></textarea></main>',
  '<div class="review-answer assistant">Shop</div>',
];

describe('the generic adapter', () => {
  test.each(ANSWERS)('by %s: %s', (layer, html) => {
    const { document } = parseHTML(`<html><body>${html}</body></html>`);
    const element = document.querySelector(completionsOf(generic).join(', '));
    expect(element?.textContent).toBe('A');
    expect(element && layerOf(generic, element)?.id).toBe(layer);
    expect(matched(html, usersOf(generic))).toEqual([]);
  });

  test.each(QUESTIONS)('the user’s: %s', (html) => {
    expect(matched(html, completionsOf(generic))).toEqual([]);
    expect(matched(html, usersOf(generic))).toEqual(['Q']);
  });

  test.each(ORDINARY)('nothing of a page without a chat: %s', (html) => {
    expect(matched(html, completionsOf(generic))).toEqual([]);
  });
});
