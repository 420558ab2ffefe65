// The attack of forensic.test.ts with its figures printed, and on a program that leaks: `npm run test:anonymity`.
import { describe, expect, it } from 'vitest';
import { onEachEngine } from '../harness/database.ts';
import { attack, leaks } from './attack.ts';
import { reported, type Tally } from './by-chance.ts';

onEachEngine((engine) => {
  describe('who reads the database without the key', () => {
    it('is told the author of an anonymous idea by no clue', async () => {
      const { walLeaks, tallies } = await attack(engine);
      print(engine, tallies);
      expect(walLeaks).toEqual([]);
      expect(leaks(tallies)).toEqual([]);
    });

    it('is told the author by the same clues where a program refreshes their row beside the sealed one', async () => {
      const { tallies } = await attack(engine, true);
      print(`${engine}, with a planted leak`, tallies);
      expect(leaks(tallies)).not.toEqual([]);
    });
  });
});

function print(title: string, tallies: readonly Tally[]): void {
  process.stdout.write(`\n${title}\n${tallies.map(reported).join('\n')}\n`);
}
