import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_REPORT_CHARS, parsePageReport, type PageStatus } from '../../../lib/messages.ts';
import { pageReport } from '../../../lib/page/report.ts';
import { PLAIN_WORDS } from '../../../lib/page/report-words.ts';
import { chatgpt } from '../../../lib/sites/chatgpt.ts';
import { pageOf } from './tree.ts';

const status: PageStatus = {
  origin: 'https://chatgpt.com',
  site: 'chatgpt',
  found: [{ by: 'layer', layer: '2025', count: 2 }],
  health: 'fallback',
  why: 'older-layer',
  active: true,
  checked: 0,
  veiled: 0,
  revealed: 0,
  unchecked: 0,
  failed: 0,
  held: 0,
  ms: 0,
  wouldVeil: 0,
  engines: [],
};
const facts = { site: chatgpt, status, version: '0.1.0' };

/** What comes after the heading lines. */
function structure(body: string): string {
  return pageReport(pageOf(body), facts).split('\n\n')[1] ?? '';
}

/** An element with words of a page wherever words can be, and another one in it. */
function node(text: string, number: string, inner: string): string {
  return `<section id="${text}" class="${text} ${number}" data-testid="${text}-message-${number}" role="${text}" aria-label="Message from ${text}"
        aria-labelledby="${text}" data-message-author-role="${text}" data-${number}="1" href="https://${text}.example/${number}" title="${text}"
        style="--x:${text}" type="${text}" aria-valuetext="${number}"><x-${number}>${text} ${number}</x-${number}><!-- ${text} -->
        <img alt="${text}" src="/${text}.png"><input value="${text}" placeholder="${number}"><textarea>${text}</textarea>
        <script>${text}</script><template>${text}</template><svg><title>${text}</title></svg>${text}${inner}</section>`;
}
function reportOf(origin: string): string {
  return pageReport(pageOf(''), { ...facts, status: { ...status, origin } });
}

describe('a report', () => {
  test('says what Sharemark knows of the page, and how it is built', () => {
    const report = pageReport(
      pageOf(
        `<nav><a href="/c/1">Ada's diary</a></nav><main id="m"><div class="x"><article data-message-author-role="user" data-message-id="77"><p>Hi, I am Ada</p></article>
         <article data-message-author-role="assistant" aria-label="Assistant said: hello Ada"><div class="markdown"><p>One</p><p>Two</p></div></article></div></main>`,
      ),
      facts,
    );
    expect(report.split('\n')).toEqual(
      expect.arrayContaining([
        'Sharemark 0.1.0, structure of a page. No text of the page is in here.',
        'host: chatgpt.com',
        'health: fallback (older-layer)',
        'found: 2 by layer:2025',
        'layout 2025: 1 × [data-message-author-role="assistant"]',
      ]),
    );
    expect(report.split('\n\n')[1]).toBe(
      [
        'main[id] > div[class]',
        ' article[data-message-author-role=user data-message-id] > p text',
        ' article[data-message-author-role=assistant aria-label=assistant-said-*] > div[class]',
        '  2 × p text',
      ].join('\n'),
    );
  });

  test('looks into shadow roots, and at what is named oddly without its name', () => {
    const made = pageOf(
      '<main><chat-list><template><section></section></template></chat-list><x-ada1990 data-u1234="1" onclick="x()"></x-ada1990></main>',
    );
    expect(pageReport(made, facts).split('\n\n')[1]).toBe(
      ['main', ' chat-list #shadow > section', ' element[onclick +1]'].join('\n'),
    );
  });

  test('has an end on pages that have none', () => {
    const wide = pageReport(pageOf(`<main>${'<div><p>a</p><i>b</i></div><b>c</b>'.repeat(20_000)}</main>`), facts);
    expect(wide.length).toBeLessThanOrEqual(MAX_REPORT_CHARS);
    expect(wide.endsWith('…')).toBe(true);
    expect(structure(`<main>${'<i></i>'.repeat(10_000)}</main>`)).toMatch(/^main\n \d+ × i\n …$/);
    const varied = Array.from(
      { length: 900 },
      (_, at) =>
        `<div role="row" class="a"><p aria-level="${'a'.repeat(at % 50)}">x</p><i ${'ab'.repeat((at % 17) + 1)}></i></div>`,
    );
    const long = pageReport(pageOf(`<main>${varied.join('')}</main>`), facts);
    expect(long.length).toBeLessThanOrEqual(MAX_REPORT_CHARS);
    expect(long.length).toBeGreaterThan(MAX_REPORT_CHARS - 200);
    const deep = structure(`<main>${'<div><b></b>'.repeat(400)}${'</div>'.repeat(400)}</main>`);
    expect(deep).toContain('…');
    expect(Math.max(...deep.split('\n').map((line) => line.search(/\S/)))).toBeLessThan(90);
    expect(parsePageReport(wide)).toBe(wide);
  });

  test('holds nothing of what a page says, wherever it stands', () => {
    const secret = fc
      .stringMatching(/^[a-z]{3,12}$/)
      .filter((word) => !PLAIN_WORDS.has(word))
      // No part of the structure that is expected in a report.
      .map((word) => `q${word}q`);
    const digits = fc.stringMatching(/^[a-z]{2,6}[0-9]{2,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(secret, digits), { minLength: 1, maxLength: 6 }), fc.boolean(), (secrets, nested) => {
        const body = secrets.reduce(
          (inner, [text, number]) => (nested ? node(text, number, inner) : inner + node(text, number, '')),
          '',
        );
        const report = pageReport(pageOf(`<main>${body}</main>`), facts);
        for (const [text, number] of secrets) {
          expect(report).not.toContain(text);
          expect(report).not.toContain(number);
        }
        expect(report).toContain('section[');
      }),
      { numRuns: 60 },
    );
  });

  test('of a value keeps listed words only, whatever their case and language', () => {
    expect(structure('<main><p role="Geheimnis"></p><p role="user"></p></main>')).toBe('main\n p[role=*]\n p[role=user]');
    expect(structure('<main data-testid="conversation-turn-17"></main>')).toBe('main[data-testid=conversation-turn-*]');
    expect(structure('<main aria-label="Nachricht von Zoë: userÄ user"></main>')).toBe('main[aria-label=*-user]');
    expect(structure('<main aria-controls="user"></main>')).toBe('main[aria-controls]');
  });

  test('tells no more of the address than its host', () => {
    expect(reportOf('http://localhost:3000')).toContain('host: localhost:3000\n');
    expect(reportOf('null')).toContain('host: none\n');
  });
});
