// Vitest's set-up before each test file: modules are loaded once a worker, so a hook at their top would serve the first file alone.
import { afterAll } from 'vitest';
import { giveBack } from './database.ts';

afterAll(giveBack);
