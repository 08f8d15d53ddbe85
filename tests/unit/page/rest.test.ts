import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rest } from '../../../lib/page/rest.ts';

/** An element that matches by its name, and may have some inside. */
class Fake {
  isConnected = true;
  readonly tagName: string;
  readonly inside: readonly Fake[];
  constructor(tagName: string, ...inside: Fake[]) {
    this.tagName = tagName;
    this.inside = inside;
  }
  get childElementCount(): number {
    return this.inside.length;
  }
  hasAttributes(): boolean {
    return true;
  }
  matches(selector: string): boolean {
    return selector.split(', ').includes(this.tagName.toLowerCase());
  }
  querySelector(selector: string): Fake | null {
    return this.inside.find((element) => element.matches(selector)) ?? null;
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- node has no mutation records.
const added = (...nodes: object[]): MutationRecord[] => [{ addedNodes: nodes }] as unknown as MutationRecord[];

describe('a page at rest', () => {
  beforeEach(() => void vi.stubGlobal('Element', Fake));
  afterEach(() => void vi.unstubAllGlobals());

  it('is woken by what names itself a completion and by a place to write, wherever they stand', () => {
    const rest = new Rest('answer');
    expect(rest.glance(added(new Fake('P'), {}))).toBe(false);
    expect(rest.glance(added(new Fake('P'), new Fake('ANSWER')))).toBe(true);
    expect(rest.glance(added(new Fake('DIV', new Fake('ANSWER'))))).toBe(true);
    expect(rest.glance(added(new Fake('TEXTAREA')))).toBe(true);
  });

  it('remembers once what came and stayed', () => {
    const rest = new Rest('');
    const [stays, goes] = [new Fake('P'), new Fake('P')];
    rest.glance(added(stays, goes));
    goes.isConnected = false;
    expect(rest.take([])).toEqual([stays]);
    expect(rest.take([])).toEqual([]);
  });

  it('gives all of the page where too much came', () => {
    const rest = new Rest('');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nor documents.
    const page = new Fake('BODY') as unknown as Document;
    rest.glance(added(...Array.from({ length: 300 }, () => new Fake('P'))));
    expect(rest.take([page])).toEqual([page]);
    expect(rest.take([page])).toEqual([]);
  });
});
