import { enter } from './bootstrap.mjs';

process.exitCode = await enter('tests/demo/main.ts');
