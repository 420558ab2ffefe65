// Whoever holds the database, without the key, tries to tell who wrote the anonymous ideas of 200 people: from the transactions that
// wrote each row (xmin), where it stands (ctid, rowid), the write-ahead log, all bytes of the file, the order of rows and numbers, sizes, ids and dates.
// The same attack finds a leak where there is one. With its figures: `npm run test:anonymity`.
import { describe, expect, it } from 'vitest';
import { onEachEngine } from '../harness/database.ts';
import { attack, leaks } from './attack.ts';
import { reported, type Tally } from './by-chance.ts';

onEachEngine((engine) => {
  describe('who reads the database without the key', () => {
    it('names the author of an anonymous idea no more often than a guess among those who were active that hour', async () => {
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
