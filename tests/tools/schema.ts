/** Writes docs/settings.schema.json from the settings' own schema, or with `--check` exits 1 if the file is not what it would write. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { SettingsPatchSchema } from '../../lib/settings/schema.ts';

const TARGET = new URL('../../docs/settings.schema.json', import.meta.url);

/** The text of the published schema: what the options page exports, and what it takes for an import. */
export async function schemaText(): Promise<string> {
  const { $schema, ...rest } = toJsonSchema(SettingsPatchSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // Trimming and canonical forms are done by the reader; the patterns say what a JSON schema can.
    ignoreActions: ['trim', 'check', 'transform'],
  });
  const document = {
    $schema,
    title: 'Sharemark settings',
    description:
      'What the options page exports and imports. Fields that are not there stay as they are; fields that are not listed are refused. ' +
      'The API key is never part of it. A change of openai.enabled or openai.endpoint, and openai.images turned on, are shown and must be confirmed.',
    ...rest,
  };
  return format(JSON.stringify(document), { parser: 'json', printWidth: 130 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await schemaText();
  if (!process.argv.includes('--check')) await writeFile(TARGET, text);
  else if (text !== (await readFile(TARGET, 'utf8').catch(() => ''))) {
    console.error('docs/settings.schema.json is out of date: run node tests/tools/schema.ts');
    process.exitCode = 1;
  }
}
