import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/browser/**'],
    globalSetup: ['tests/harness/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
