import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // Plain node by default; a test of page code names its DOM in a comment at its top.
    environment: 'node',
  },
});
