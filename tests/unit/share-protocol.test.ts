import { expect, test } from 'vitest';
import { parseCaptureAnswer, parseCaptureQuestion } from '../../lib/share-protocol.ts';

const VIEW = {
  session: 's',
  whole: false,
  area: { width: 720, height: 2708.5 },
  at: { left: 280, top: -31.25 },
  window: { width: 1280, height: 900 },
  scroll: { left: 0, top: 0 },
  seen: { left: 0, top: 31.25, right: 720, bottom: 800 },
  scale: 1.25,
};

test('questions are taken as they are meant, and nothing else', () => {
  const look = { type: 'capture', ask: 'look', session: 's', x: 0, y: 12.5, inset: 12, settle: 150 };
  expect(parseCaptureQuestion(look)).toEqual(look);
  for (const broken of [
    null,
    'look',
    {},
    { ...look, y: -1 },
    { ...look, y: Infinity },
    { ...look, session: '' },
    { ...look, ask: 'eat' },
  ])
    expect(parseCaptureQuestion(broken)).toBeUndefined();
});

test('answers of a page are believed only as far as they are possible', () => {
  const boxes = [[{ left: 1.5, top: -2, right: 30, bottom: 14 }], []];
  const answer = { kind: 'view', view: { ...VIEW, hash: 'ab'.repeat(32), boxes } };
  expect(parseCaptureAnswer(answer)).toEqual(answer);
  for (const broken of [
    { scale: 0 },
    { scale: 1000 },
    { area: { width: -1, height: 1 } },
    { hash: 'zz' },
    { boxes: [[{ left: NaN, top: 0, right: 1, bottom: 1 }]] },
    { boxes: Array.from({ length: 1001 }, () => []) },
    { at: { left: NaN, top: 0 } },
  ])
    expect(parseCaptureAnswer({ kind: 'view', view: { ...VIEW, ...broken } })).toBeUndefined();
  expect(parseCaptureAnswer({ kind: 'failed', why: 'hidden-tab' })).toEqual({ kind: 'failed', why: 'hidden-tab' });
  expect(parseCaptureAnswer({ kind: 'failed', why: 'because' })).toBeUndefined();
});
