// Vitest's set-up before each test file: modules are loaded once a worker, so a hook at their top would serve the first file alone.
// What tests, and the peers and programs that they start, write to the system's temporary folder is in memory where there is room.
import { afterAll, inject } from 'vitest';
import { giveBack } from './database.ts';

process.env['TMPDIR'] = inject('scratch');

afterAll(giveBack);
