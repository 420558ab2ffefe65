// Which troubles the operators are e-mailed of, how often, and by which replica.
import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Mail, MailError } from '../../src/alerts/mail.ts';
import { type AlertWatch, watch } from '../../src/alerts/watch.ts';
import type { Database } from '../../src/database/client.ts';
import { Unready } from '../../src/errors.ts';
import { HealthWord } from '../../src/web/health.ts';
import { fakeClock } from '../delivery/chat-peer.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';

onEachEngine((engine) => {
  describe('the operators', () => {
    let database: Database;
    let mails: string[];
    let words: Record<string, string | HealthWord | null>;
    let isMailDown: boolean;
    let clock: ReturnType<typeof fakeClock>;
    let one: AlertWatch;

    beforeEach(async () => {
      database = await openedHere(await freshUrl(engine));
      clock = fakeClock();
      mails = [];
      words = { database: null, slack: null, teams: null, deliveries: null, heartbeat: null };
      isMailDown = false;
      one = replica('one');
    });

    function replica(teller: string, db = database.db): AlertWatch {
      return watch({
        ...{ db, workspaceId: 'w', company: 'Exemple', locale: 'en', timeZone: 'Europe/Paris', clock },
        ...{ log: pino({ level: 'silent' }), teller },
        checks: Object.keys(words).map((name) => ({
          name,
          async check() {
            const word = words[name];
            if (typeof word === 'string') throw new Unready(word);
            return word;
          },
        })),
        mailer: {
          async send({ subject }: Mail) {
            if (isMailDown) throw new MailError('ECONNREFUSED');
            mails.push(`${teller}: ${subject}`);
          },
          verify: async () => {},
        },
      });
    }
    const minutes = async (count: number, ...watches: AlertWatch[]) => {
      for (let i = 0; i < count; i += 1) {
        for (const each of watches) await each.look();
        clock.pass(60_000);
      }
    };

    onceEnough(engine, () => {
      it('are e-mailed at once that a chat refuses us, once, and once that all is well again', async () => {
        words['slack'] = 'refused';
        await one.look();
        expect(mails).toEqual(['one: Porte-voix (Exemple): Slack: refused']);
        await minutes(120, one);
        words['slack'] = null;
        await minutes(10, one);
        expect(mails).toEqual([
          'one: Porte-voix (Exemple): Slack: refused',
          'one: Porte-voix (Exemple): Slack: all is well again',
        ]);
      });

      it.each([
        ['database', 'full'],
        ['database', 'locked'],
        ['teams', 'unreachable'],
        ['deliveries', 'overdue'],
        ['heartbeat', 'late'],
      ])('are e-mailed of %s: %s once it lasts', async (part, word) => {
        words[part] = word;
        await minutes(1, one);
        words[part] = null;
        await minutes(10, one);
        expect(mails).toEqual([]);
        words[part] = word;
        await minutes(60, one);
        expect(mails).toEqual([expect.stringContaining(word)]);
        words[part] = null;
        await minutes(10, one);
        expect(mails).toEqual([expect.stringContaining(word), expect.stringContaining('well again')]);
      });

      it('hear nothing of a chat that counts, and once of what goes to and fro', async () => {
        words['slack'] = new HealthWord('throttled');
        await minutes(10, one);
        expect(mails).toEqual([]);
        for (let i = 0; i < 20; i += 1) {
          words['slack'] = i % 2 === 0 ? 'refused' : null;
          await minutes(1, one);
        }
        expect(mails).toHaveLength(1);
      });
    });

    it('are e-mailed by one of several replicas, by another where that one ended, and not anew after a restart', async () => {
      const other = replica('two');
      words['slack'] = 'refused';
      await minutes(20, one, other);
      expect(mails).toHaveLength(1);
      // One has ended, another was started.
      const third = replica('three');
      await minutes(20, other, third);
      expect(mails).toHaveLength(1);
      words['slack'] = null;
      await minutes(20, other, third);
      expect(mails).toHaveLength(2);
      expect(mails[1]).toContain('well again');
    });

    onceEnough(engine, () => {
      it('are e-mailed a minute later where the mail server took nothing', async () => {
        isMailDown = true;
        words['slack'] = 'refused';
        await minutes(5, one);
        isMailDown = false;
        await minutes(5, one);
        expect(mails).toHaveLength(1);
        isMailDown = true;
        words['slack'] = null;
        await minutes(10, one);
        isMailDown = false;
        await minutes(5, one);
        expect(mails).toHaveLength(2);
      });
    });

    it('are e-mailed of the database while it takes no note of that, and of no other part then', async () => {
      await database.close();
      words['database'] = 'unreachable';
      words['slack'] = 'failed';
      await minutes(10, one);
      expect(mails).toEqual(['one: Porte-voix (Exemple): The database: unreachable']);
    });
  });
});
