// Whoever holds the database, without the key, tries to tell who wrote the anonymous ideas of 200 people: from the transactions that
// wrote each row (xmin), where it stands (ctid, rowid), the write-ahead log, all bytes of the file, the order of rows and numbers, sizes, ids and dates.
// forensic.long.ts shows that the same attack finds a leak.
import { describe, expect, it } from 'vitest';
import { onEachEngine } from '../harness/database.ts';
import { attack, leaks } from './attack.ts';

onEachEngine((engine) => {
  describe('the database without the key', () => {
    it('names the author of an anonymous idea no more often than a guess among those who were active that hour', async () => {
      const { walLeaks, tallies } = await attack(engine);
      expect(walLeaks).toEqual([]);
      expect(leaks(tallies)).toEqual([]);
    }, 120_000);
  });
});
