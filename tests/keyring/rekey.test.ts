// A new key in the place of the old one: nothing lost, customers known, whoever runs and whatever dies meanwhile.
import { describe, expect, it } from 'vitest';
import { rekeyCommand } from '../../src/cli/rekey.ts';
import type { Database } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import { hashWithin, referenceHash } from '../../src/feedback/identity.ts';
import { answersOf, customerHashes } from '../../src/feedback/retention.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { holding } from '../../src/keyring/holder.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { rehashCustomers } from '../../src/keyring/rehash.ts';
import { rekey } from '../../src/keyring/rekey.ts';
import { keysFrom, markOf, newSecret } from '../../src/keys.ts';
import { sealAuthor } from '../../src/suggestions/suggestion.ts';
import { freshDatabase, freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';
import { COMPANY, fillSealed, now, readSealed, storeAnswers } from './sealed-company.ts';

const COUNT = 20;

onEachEngine((engine) => {
  const filled = async () => {
    const database = await freshDatabase(engine);
    const old = newSecret();
    const keys = await openKeys(database, { secretKeys: [old] });
    await fillSealed(database, keys, COUNT);
    return { database, old, before: await readSealed(database, keys) };
  };

  const lengths = async ({ db }: Database) =>
    (await db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } })).map(
      ({ address }) => address.length,
    );

  describe('rekeying', () => {
    it('seals all anew: the new key alone opens everything, in the same lengths, and knows every customer', async () => {
      const { database, old, before } = await filled();
      const long = await lengths(database);
      const next = newSecret();
      const { sealed, unreadable } = await rekey(database, { secretKeys: [next, old] }, { now });
      expect(sealed).toBeGreaterThan(COUNT * 6);
      expect(unreadable).toBe(0);
      const keys = await openKeys(database, { secretKeys: [next] });
      expect(await readSealed(database, keys)).toEqual(before);
      expect(await lengths(database)).toEqual(long);
      expect(await storeAnswers(database, keys, COUNT)).toEqual({ imported: 0, duplicates: COUNT });
      const found = await answersOf(database.db, COMPANY, customerHashes(keys, [], COMPANY, 'C-3'));
      expect(found).toHaveLength(before.mine);
      await expect(openKeys(database, { secretKeys: [old] })).rejects.toThrow('keys.wrong');
    });

    it('leaves nothing of the old key in any table, and does nothing the second time', async () => {
      const { database, old } = await filled();
      const next = newSecret();
      await rekey(database, { secretKeys: [next, old] }, { now });
      const { db } = database;
      const all = [
        db.suggestion,
        db.sealedAct,
        db.formDraft,
        db.delivery,
        db.source,
        db.feedback,
        db.keyOnFile,
      ];
      for (const table of all)
        expect(JSON.stringify(await (table as typeof db.source).findMany())).not.toContain(markOf(old));
      expect(await rekey(database, { secretKeys: [next, old] }, { now })).toEqual({
        sealed: 0,
        unreadable: 0,
      });
      // Noted once, by the command that did it.
      const noted = await db.auditEntry.findMany({ where: { workspaceId: COMPANY, act: 'key.changed' } });
      expect(noted.map(({ by, details }) => [by, details])).toEqual([['command-line', '{"lost":false}']]);
    });

    it('stopped in the middle, goes on where it was; meanwhile both keys open everything', async () => {
      const { database, old, before } = await filled();
      const next = newSecret();
      const given = { secretKeys: [next, old] };
      const stopped = rekey(database, given, {
        now,
        onProgress: (sealed) => {
          if (sealed >= COUNT) throw new Error('killed');
        },
      });
      await expect(stopped).rejects.toThrow('killed');
      expect(await readSealed(database, await openKeys(database, given))).toEqual(before);
      await expect(openKeys(database, { secretKeys: [next] })).rejects.toThrow('keys.wrong');
      await expect(openKeys(database, { secretKeys: [old] })).rejects.toThrow('keys.wrong');
      await rekey(database, given, { now });
      expect(await readSealed(database, await openKeys(database, { secretKeys: [next] }))).toEqual(before);
    });

    it('waits for no bot that has the new key in front, and refuses while one runs that has not', async () => {
      const { database, old } = await filled();
      const next = newSecret();
      const bot = holding(database.db, [old]);
      await bot.beat(now);
      await expect(rekey(database, { secretKeys: [next, old] }, { now })).rejects.toThrow('keys.held');
      expect(await database.db.keyOnFile.count()).toBe(2);
      await bot.stop();
      await holding(database.db, [next, old]).beat(now);
      await holding(database.db, [old]).beat(new Date(now.getTime() - 600_000));
      await rekey(database, { secretKeys: [next, old] }, { now });
    });

    it('gives no key up as lost while a bot runs that has it', async () => {
      const { database, old } = await filled();
      const before = await database.db.keyOnFile.findMany();
      const bot = holding(database.db, [old]);
      await bot.beat(now);
      const given = { secretKeys: [newSecret()] };
      await expect(rekey(database, given, { now, lost: true })).rejects.toThrow('keys.held');
      expect(await database.db.keyOnFile.findMany()).toEqual(before);
      await bot.stop();
      await rekey(database, given, { now, lost: true });
      await expect(openKeys(database, { secretKeys: [old] })).rejects.toThrow();
    });

    it('seals anew what a bot sealed under the old key while it ran, before it forgets that key', async () => {
      const { database, old } = await filled();
      const next = newSecret();
      let times = 0;
      await rekey(
        database,
        { secretKeys: [next, old] },
        {
          now,
          // The authors are sealed anew by then, and not looked at again in this round.
          async onProgress() {
            times += 1;
            if (times > 1) return;
            const sealedAuthor = sealAuthor(keysFrom([old]), 'late');
            await database.db.suggestion.updateMany({ where: { number: 1 }, data: { sealedAuthor } });
          },
        },
      );
      const keys = await openKeys(database, { secretKeys: [next] });
      expect((await readSealed(database, keys)).authors[0]).toBe('late');
    });

    it('counts what no key opens, and goes on past it', async () => {
      const { database, old } = await filled();
      const lost = sealAuthor(keysFrom([newSecret()]), 'p');
      await database.db.suggestion.updateMany({ where: { number: { lt: 4 } }, data: { sealedAuthor: lost } });
      const { unreadable } = await rekey(database, { secretKeys: [newSecret(), old] }, { now });
      expect(unreadable).toBe(3);
    });
  });

  onceEnough(engine, () => {
    describe('the command', () => {
      const run = async (url: string, key: string, args: readonly string[], locale: Locale) => {
        const said: string[] = [];
        const io = {
          env: { DATABASE_URL: url, PORTEVOIX_SECRET_KEY: key },
          clock: { now: () => now },
          locale,
          terminal: false,
          out: (line: string) => said.push(line),
          err: (line: string) => said.push(line),
          input: async () => '',
          progress: () => {},
        };
        const status = await rekeyCommand.run(args, io).catch((error: unknown) => {
          said.push(error instanceof UserError ? error.say(locale) : String(error));
          return 1;
        });
        return { status, said: said.join('\n') };
      };

      it('says in either language what was done and what to do next, and goes on without a lost key only when told', async () => {
        const url = await freshUrl(engine);
        const database = await openedHere(url);
        const [old, next, other] = [newSecret(), newSecret(), newSecret()];
        await fillSealed(database, await openKeys(database, { secretKeys: [old] }), 2);
        const english = await run(url, `${next},${old}`, [], 'en');
        expect(english.status).toBe(0);
        expect(english.said).toMatch(
          /values were sealed anew.*\n.*take the others out of PORTEVOIX_SECRET_KEY/,
        );
        expect((await run(url, `${next},${old}`, [], 'fr')).said).toMatch(/rescellée/);
        for (const [locale, cost] of [
          ['en', 'never be read again'],
          ['fr', 'ne se lira plus jamais'],
        ] as const) {
          const { status, said } = await run(url, other, ['--lost'], locale);
          expect({ status, says: said.includes(cost) }).toEqual({ status: 1, says: true });
        }
        await expect(openKeys(database, { secretKeys: [other] })).rejects.toThrow('keys.wrong');
        const given = await run(url, other, ['--lost', '--yes'], 'en');
        expect(given.status).toBe(0);
        expect(given.said).toContain('cannot be read');
        await openKeys(database, { secretKeys: [other] });
      });
    });
  });

  describe('customers from before each company hashed its own', () => {
    it('are brought to its hash, equal ones staying equal; a stop in between costs nothing', async () => {
      const database = await freshDatabase(engine);
      const secret = newSecret();
      const keys = keysFrom([secret]);
      await fillSealed(database, keys, COUNT);
      const { db } = database;
      const references = Array.from({ length: 7 }, (_, i) => `C-${i}`);
      const mine = async () =>
        Promise.all(
          references.map(async (each) => {
            const hashes = customerHashes(keys, [], COMPANY, each);
            return (await answersOf(db, COMPANY, hashes)).length;
          }),
        );
      const before = await mine();
      for (const each of references) {
        const customer = hashWithin(keys, COMPANY, referenceHash(keys, each));
        await db.feedback.updateMany({ where: { customer }, data: { customer: referenceHash(keys, each) } });
      }
      expect(await mine()).toEqual(references.map(() => 0));
      // As a stop would have left it.
      const early = hashWithin(keys, COMPANY, referenceHash(keys, 'C-2'));
      await db.feedback.updateMany({
        where: { customer: referenceHash(keys, 'C-2') },
        data: { customer: early },
      });
      await openKeys(database, { secretKeys: [secret] });
      expect(await mine()).toEqual(before);
      expect(await rehashCustomers(database, keys)).toBe(0);
      expect(await storeAnswers(database, keys, COUNT)).toEqual({ imported: 0, duplicates: COUNT });
    });
  });
});
