import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaText } from '../../tools/schema.ts';

it('docs/settings.schema.json is what the schema says', async () => {
  expect(readFileSync(new URL('../../../docs/settings.schema.json', import.meta.url), 'utf8')).toBe(await schemaText());
});
