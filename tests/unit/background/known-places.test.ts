import { expect, test } from 'vitest';
import { knownScript, planKnown } from '../../../lib/background/known-places.ts';

test('a place is covered with what is below it, whatever the port, and nothing beside it', () => {
  expect(knownScript(['http://127.0.0.1:8080/chat', 'http://127.0.0.1:9090/chat'])?.matches).toEqual([
    'http://127.0.0.1/chat',
    'http://127.0.0.1/chat/*',
    'http://127.0.0.1/chat?*',
  ]);
});

test('a conversation at the root of a host makes none of its paths known', () => {
  expect(knownScript(['https://llm.example/'])?.matches).toEqual(['https://llm.example/', 'https://llm.example/?*']);
});

test('what no host is told of is left out', () => {
  expect(knownScript([])).toBeUndefined();
  expect(knownScript(['about:blank/'])).toBeUndefined();
});

test('what is registered fits already, is changed, or goes', () => {
  const [one, two] = [knownScript(['https://a.example/chat']), knownScript(['https://a.example/chat', 'https://b.example/'])];
  const id = one?.id ?? '';
  expect(planKnown(['https://a.example/chat'], [id, 'site x'])).toEqual({ add: undefined, remove: [] });
  expect(planKnown(['https://a.example/chat', 'https://b.example/'], [id, 'site x'])).toEqual({ add: two, remove: [id] });
  expect(planKnown([], [id, 'site x'])).toEqual({ add: undefined, remove: [id] });
});
