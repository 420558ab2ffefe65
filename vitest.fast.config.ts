import { configDefaults, defineConfig } from 'vitest/config';

// Rules that ask for no database and no peer: what scripts/on-node.sh tries on each version of Node.
export default defineConfig({
  test: {
    include: [
      'tests/{calendar,disclosure,http,i18n,messages,statistics,terms}/**/*.test.ts',
      'tests/feedback/{csv,dates,files,furniture,vendors,xlsx}/**/*.test.ts',
      'tests/{csv,keys,minutes}.test.ts',
      'tests/config/*.test.ts',
    ],
    exclude: [
      ...configDefaults.exclude,
      'tests/i18n/{typography,wording}.test.ts',
      'tests/feedback/vendors/storage.test.ts',
      'tests/feedback/xlsx/import.test.ts',
    ],
    isolate: false,
    testTimeout: 30_000,
  },
});
