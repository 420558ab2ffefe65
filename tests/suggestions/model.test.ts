// A slice of the model-based test of tests/model: `npm run test:model` plays many more, and longer ones.
import { describe, expect, it } from 'vitest';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { playRuns } from '../model/play.ts';

onEachEngine((engine) => {
  describe('random people doing random things', () => {
    it('leave rows that agree with the rules, with their own history and with the promise', async () => {
      const tally = await playRuns(await freshDatabase(engine), { runs: 20, seed: 2026, most: 60 });
      expect(tally.runs).toBe(20);
      const outcomes = [...tally.done.keys()];
      // Neither all refused nor all allowed: the slice would show little.
      expect(outcomes).toContain('reply: done');
      expect(outcomes).toContain('contest: done');
      expect(outcomes).toContain('reply: suggestion.not-yours');
      expect(outcomes).toContain('keep promises: somebody asked');
    }, 120_000);
  });
});
