// Somebody else holds the database: whoever asks is told so in time, nothing of theirs is lost, and nothing is done behind their back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { enough } from '../harness/database.ts';
import { holdBy, holdWriter } from '../harness/holding.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { sendSigned } from '../peers/signed-request.ts';
import {
  answerTo,
  CAMILLE,
  CHANNEL,
  card,
  closeTold,
  company,
  createTopic,
  INES,
  NOOR,
  PAUL,
  shown,
  suggest,
} from './ideas.ts';
import { post } from './signed-form.ts';

/** The bound itself is tried in tests/database/door.test.ts, with nothing else under way: this tells it from the ten seconds for which the database would wait. */
const PROMPT_MS = 8_000;
const BUSY = {
  fr: /^Porte-voix ne peut rien enregistrer pour le moment\s: sa base de données est prise par autre chose\./,
  en: /^Porte-voix cannot store anything just now: its database is busy with something else\./,
};

/** The whole writing of SQLite; of PostgreSQL a table, or the rows to which all that is stored refers. */
type Hold = 'the writer' | 'a table' | 'a row';
const statements = {
  'a table': ['LOCK TABLE "Delivery" IN ACCESS EXCLUSIVE MODE'],
  'a row': ['SELECT 1 FROM "Workspace" FOR UPDATE', 'SELECT 1 FROM "Suggestion" FOR UPDATE'],
};

const settings: readonly {
  engine: Engine;
  mode: 'socket' | 'events';
  locale: 'fr' | 'en';
  hold: Hold;
}[] = [
  { engine: 'sqlite', mode: 'events', locale: 'en', hold: 'the writer' },
  { engine: 'postgresql', mode: 'socket', locale: 'en', hold: 'a table' },
  { engine: 'postgresql', mode: 'events', locale: 'fr', hold: 'a row' },
  { engine: 'sqlite', mode: 'socket', locale: 'fr', hold: 'the writer' },
];

describe.skipIf(!hasLocalSlack).each(enough(settings, 3))(
  'while another process holds $hold, $engine, $mode, $locale',
  ({ engine, mode, locale, hold }) => {
    let journey: Journey;
    let topic: string;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      topic = await createTopic(journey, { nameFr: 'Facturation', nameEn: 'Billing' }, [INES, NOOR]);
    });
    afterAll(() => journey.stop());

    const held = () =>
      hold === 'the writer'
        ? holdWriter(journey.databaseUrl)
        : holdBy(journey.databaseUrl, ...statements[hold]);

    async function inTime<T>(ask: () => Promise<T>): Promise<T> {
      const began = performance.now();
      const answer = await ask();
      expect(performance.now() - began).toBeLessThan(PROMPT_MS);
      return answer;
    }

    it('a form keeps its words and says why, and arrives once when it is sent again', async () => {
      const { peer, database } = journey;
      await peer.command(CAMILLE, '/suggest', '', CHANNEL);
      await journey.form('suggest');
      // Just before, the database took everything: that it does not any more is seen while the form is on its way.
      const release = await held();
      const values = { title: 'Number the lines', details: 'One by one.', topic };
      await inTime(() => peer.submit(CAMILLE, values));
      expect(peer.errors()['title']).toMatch(BUSY[locale]);
      expect(peer.modal()?.callback_id).toBe('suggest');
      // And while all that the program itself does waits as well.
      const beat = journey.app.beat();
      await inTime(() => peer.submit(CAMILLE, values));
      expect(peer.errors()['title']).toMatch(BUSY[locale]);
      await release();
      await beat;
      await expect
        .poll(() => peer.submit(CAMILLE, values).then(() => peer.errors()), { timeout: 10_000 })
        .toEqual({});
      closeTold(journey, CAMILLE);
      await journey.letter(CAMILLE, 'Number the lines');
      await journey.delivered();
      expect(await database.db.suggestion.count({ where: { title: 'Number the lines' } })).toBe(1);
    });

    it.skipIf(mode === 'socket')('twenty who send a form at once are each answered in time', async () => {
      const { peer } = journey;
      await peer.command(CAMILLE, '/suggest', '', CHANNEL);
      const form = await journey.form('suggest');
      const release = await held();
      const words = { title: 'All at once', details: '' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => inTime(() => post(journey, CAMILLE, form, words))),
      );
      for (const answer of answers)
        expect(answer).toMatchObject({
          response_action: 'errors',
          errors: { title: expect.stringMatching(BUSY[locale]) },
        });
      await release();
      await expect
        .poll(() => post(journey, CAMILLE, form, words), { timeout: 10_000 })
        .toMatchObject({ response_action: 'update' });
      await journey.delivered();
      const stored = await journey.database.db.suggestion.count({ where: { title: 'All at once' } });
      expect(stored).toBe(1);
      peer.close(CAMILLE);
    });

    it.skipIf(mode === 'socket' || hold === 'a row')(
      'an event is not acknowledged, and heard when Slack sends it again',
      async () => {
        const { peer, app } = journey;
        const send = (event_id: string) =>
          sendSigned(`http://127.0.0.1:${app.port}/slack/events`, peer.signingSecret, {
            type: 'event_callback',
            team_id: peer.teamId,
            event_id,
            event: { type: 'app_home_opened', user: PAUL, tab: 'home', channel: 'D1' },
          });
        const release = await held();
        await expect(inTime(() => send('Ev1').catch(String))).resolves.toContain('answered 503');
        expect(peer.home(PAUL)).toBeNull();
        await release();
        await expect.poll(() => send('Ev1').catch(String), { timeout: 10_000 }).toBe('');
        await peer.until('the home', () => peer.home(PAUL));
      },
    );

    it('a command and a press are answered, and do what they do once it is over', async () => {
      const { peer } = journey;
      const number = await suggest(journey, CAMILLE, { title: 'A second one', topic });
      const mine = await card(journey, INES, number);
      const release = await held();
      const command = () => peer.command(CAMILLE, '/suggest', 'Typed in vain', CHANNEL);
      // For a form to be opened nothing is written.
      if (hold === 'a row') await inTime(() => command().then(() => journey.form('suggest')));
      else {
        const refused = await inTime(() => answerTo(journey, CAMILLE, command));
        expect(refused.text).toMatch(BUSY[locale]);
        expect(shown(refused)).toContain('Typed in vain');
      }
      const before = peer.dm(INES).length;
      await inTime(async () => {
        peer.press(INES, mine, 'suggestion.acknowledge');
        await peer.until('an answer to the press', () => peer.dm(INES)[before]);
      });
      expect(peer.dm(INES)[before]?.text).toMatch(BUSY[locale]);
      await release();
      await expect
        .poll(
          async () => {
            peer.press(INES, mine, 'suggestion.acknowledge');
            await journey.delivered();
            return (await journey.database.db.suggestion.findFirst({ where: { number } }))?.status;
          },
          { timeout: 15_000 },
        )
        .toBe('acknowledged');
    });
  },
);
