import { enter } from './bootstrap.mjs';

process.exitCode = await enter('tests/tools/run-tests.ts');
