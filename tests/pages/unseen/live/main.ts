/**
 * All answers come over one EventSource that stays open, as they do over a WebSocket: no response ends when an answer does. Plain text,
 * one text node that grows.
 */
import '../../shared/probe.ts';
import * as v from 'valibot';
import { params, completionsUrl } from '../../shared/params.ts';
import { completionBegan, completionEnded } from '../../shared/probe.ts';
import { el, onEnter } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';

const Chunk = v.object({ choices: v.array(v.object({ delta: v.object({ content: v.nullish(v.string(), '') }) })) });

const main = document.querySelector('main') ?? document.body;
const input = document.querySelector('input') ?? document.createElement('input');
const channel = String(performance.timeOrigin);
const source = new EventSource(`${params.api}/live?channel=${channel}`);
const asked: string[] = [];
let answer: { text: Text; all: string } | undefined;

source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  if (answer === undefined) return;
  if (data === '[DONE]') {
    const { all } = answer;
    answer = undefined;
    requestAnimationFrame(() => requestAnimationFrame(() => completionEnded(all)));
    return;
  }
  const piece = v.parse(Chunk, JSON.parse(data)).choices[0]?.delta.content ?? '';
  answer.all += piece;
  answer.text.appendData(piece);
  scrollTo(0, document.documentElement.scrollHeight);
});

function line(who: string, words: string): Text {
  const text = document.createTextNode(words);
  main.append(el('div', {}, el('b', {}, who), el('span', {}, text)));
  return text;
}
function ask(words: string): void {
  if (answer !== undefined || words.trim() === '') return;
  completionBegan();
  answer = { text: line('wire', ''), all: '' };
  const url = new URL(completionsUrl());
  url.searchParams.set('channel', channel);
  void fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: params.model, stream: true, messages: [{ role: 'user', content: words }] }),
  });
}
const send = (): void => {
  const words = input.value;
  input.value = '';
  asked.push(words);
  line('me', words);
  ask(words);
};
onEnter(input, send);
document.querySelector('button')?.addEventListener('click', send);
const redo = el('button', {}, 'Last one again');
document.querySelector('footer')?.append(redo);
redo.addEventListener('click', () => {
  main.lastElementChild?.remove();
  ask(asked.at(-1) ?? '');
});
const lines = (who: string): Element[] =>
  [...main.children].flatMap((row) => (row.firstElementChild?.textContent === who ? (row.lastElementChild ?? []) : []));
expose({
  composer: () => input,
  send: () => document.querySelector('button'),
  regenerate: () => redo,
  answers: () => lines('wire'),
  questions: () => lines('me'),
});
