// Tests that take long: `npm run test:long`. Everything else is in vitest.config.ts.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.long.ts'],
    globalSetup: ['tests/harness/database-server.ts'],
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
