import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/harness/longest-first.ts';
import { sharedQueryCompilers } from './tests/harness/query-compilers.ts';

export default defineConfig({
  plugins: [sharedQueryCompilers()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/browser/**'],
    globalSetup: ['tests/harness/database-server.ts'],
    setupFiles: ['tests/harness/giving-back.ts'],
    // One more than cores: a third of the time is spent waiting for databases and peers.
    maxWorkers: availableParallelism() + 1,
    // Collected rarely, and by the worker alone: V8's helping threads would take a core from another worker.
    execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'],
    sequence: { sequencer: LongestFirst },
    // Modules are loaded once a worker, not once a file: no test changes a module's state, and half of the time went into loading.
    isolate: false,
    // What was compiled for one run is there for the next.
    experimental: { fsModuleCache: true },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
