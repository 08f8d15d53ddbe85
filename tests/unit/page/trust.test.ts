import { describe, expect, test } from 'vitest';
import { isClearFilter, isPlain, paints, spreadOf, TRUST_MS } from '../../../lib/page/trust.ts';

function style(properties: Record<string, string> = {}) {
  return {
    opacity: '1',
    visibility: 'visible',
    filter: 'none',
    backgroundColor: 'rgba(0, 0, 0, 0)',
    backgroundImage: 'none',
    boxShadow: 'none',
    textShadow: 'none',
    outline: 'rgb(0, 0, 0) none 3px',
    outlineStyle: 'none',
    outlineOffset: '0px',
    borderStyle: 'none',
    ...properties,
    getPropertyValue: (name: string) => properties[name] ?? (name === 'mix-blend-mode' ? 'normal' : 'none'),
  };
}

test('half a second, as long as pills need', () => {
  expect(TRUST_MS).toBe(500);
});

describe('isPlain', () => {
  test('an element nobody has touched is', () => {
    expect(isPlain(style())).toBe(true);
    expect(isPlain(style({ transform: 'matrix(1, 0, 0, 1, 0, 0)', 'offset-path': '' }))).toBe(true);
  });

  test.each([
    ['opacity', '0.99'],
    ['visibility', 'hidden'],
    ['filter', 'opacity(0.5)'],
    ['clip-path', 'inset(50%)'],
    ['mask-image', 'linear-gradient(rgb(0, 0, 0), rgba(0, 0, 0, 0))'],
    ['-webkit-mask-box-image-source', 'url("x.png")'],
    ['mix-blend-mode', 'difference'],
    ['transform', 'matrix(1, 0, 0, 1, 300, 0)'],
    ['translate', '300px'],
    ['rotate', '180deg'],
    ['scale', '0.01'],
    ['offset-path', 'path("M0 0")'],
  ])('one with %s: %s is not', (name, value) => {
    expect(isPlain(style({ [name]: value }))).toBe(false);
  });
});

describe('isClearFilter', () => {
  test.each([
    'none',
    '',
    'invert(1)',
    'invert(1) hue-rotate(180deg)',
    'invert(100%) hue-rotate(180deg) contrast(90%)',
    'grayscale(1)',
    'brightness(0.9)',
  ])('dark modes may "%s"', (filter) => {
    expect(isClearFilter(filter)).toBe(true);
  });

  test.each([
    'opacity(0)',
    'invert(0.5)',
    'brightness(0)',
    'brightness(20)',
    'contrast(0)',
    'blur(20px)',
    'drop-shadow(rgb(0, 0, 0) 900px 0px 0px)',
    'url("#gone")',
    'invert(1) url("#gone")',
    'brightness(0.6) brightness(0.6)',
    'invert(1), opacity(0)',
    'constructor(1)',
  ])('"%s" hides', (filter) => {
    expect(isClearFilter(filter)).toBe(false);
  });
});

describe('paints', () => {
  test('an empty layer does not', () => {
    expect(paints(style())).toBe(false);
    expect(paints(style({ backgroundColor: 'transparent' }))).toBe(false);
    expect(paints(style({ backgroundColor: 'oklch(0.2 0 0 / 0)' }))).toBe(false);
    expect(paints(style({ borderStyle: 'none hidden' }))).toBe(false);
  });

  test.each([
    ['backgroundColor', 'rgb(255, 255, 255)'],
    ['backgroundColor', 'rgba(255, 255, 255, 0.01)'],
    ['backgroundColor', 'oklch(1 0 0 / 0.5)'],
    ['backgroundImage', 'url("cover.png")'],
    ['boxShadow', 'rgb(255, 255, 255) 0px 0px 0px 900px'],
    ['outlineStyle', 'solid'],
    ['borderStyle', 'none none solid none'],
    ['backdrop-filter', 'blur(9px)'],
  ])('%s: %s does', (name, value) => {
    expect(paints(style({ [name]: value }))).toBe(true);
  });
});

describe('spreadOf', () => {
  test('nothing reaches beyond a plain box', () => {
    expect(spreadOf(style())).toBe(0);
  });

  test('shadows, outlines and drop shadows reach as far as all their lengths together', () => {
    expect(spreadOf(style({ boxShadow: 'rgba(0, 0, 0, 0.2) 0px 4px 12px 0px' }))).toBe(16);
    expect(spreadOf(style({ boxShadow: 'rgb(0, 0, 0) -900px 0px 0px 3e+3px' }))).toBe(3900);
    expect(spreadOf(style({ textShadow: 'rgb(0, 0, 0) 500px 0px 0px' }))).toBe(500);
    expect(spreadOf(style({ filter: 'drop-shadow(rgb(0, 0, 0) 700px 0px 0px)' }))).toBe(700);
    expect(spreadOf(style({ outlineStyle: 'solid', outline: 'rgb(0, 0, 0) solid 99px', outlineOffset: '300px' }))).toBe(399);
    const border = { borderImageSource: 'url("a.png")', borderWidth: '2px' };
    expect(spreadOf(style({ ...border, borderImageOutset: '300px' }))).toBe(302);
    expect(spreadOf(style({ ...border, borderImageOutset: '0 100' }))).toBe(202);
    expect(spreadOf(style({ ...border, borderImageSource: 'none', borderImageOutset: '300px' }))).toBe(0);
  });
});
