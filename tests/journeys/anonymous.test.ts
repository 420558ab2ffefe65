// The journey of an idea whose author is not named: answered both ways, and nothing at rest that ties the two together.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import {
  ADAM,
  CAMILLE,
  CHANNEL,
  card,
  company,
  createTopic,
  fill,
  INES,
  ideaRow,
  PAUL,
  personId,
  shown,
  suggest,
  whisperedAfter,
} from './ideas.ts';

const inLocale = {
  fr: {
    sealed: 'Porte-voix ne montre à personne ici qui vous êtes, admins compris.',
    from: 'proposée par quelqu’un qui préfère ne pas se nommer',
    answered: (n: number) => `Inès Moreau a répondu à votre idée n°\u00a0${n}\u00a0:`,
    wroteBack: (n: number) => `L’auteur de l’idée n°\u00a0${n} vous réécrit\u00a0:`,
    replied: 'Inès Moreau a répondu',
  },
  en: {
    sealed: 'Porte-voix shows nobody here who you are, admins included.',
    from: 'from someone who prefers not to be named',
    answered: (n: number) => `Inès Moreau answered your idea n° ${n}:`,
    wroteBack: (n: number) => `The author of idea n° ${n} writes back:`,
    replied: 'answered on',
  },
} as const;

const journeys: readonly { engine: Engine; mode: 'socket' | 'events'; locale: 'fr' | 'en' }[] = [
  { engine: 'sqlite', mode: 'events', locale: 'fr' },
  { engine: 'postgresql', mode: 'socket', locale: 'en' },
];

describe.skipIf(!hasLocalSlack).each(journeys)(
  'an anonymous idea, $engine, $locale',
  ({ engine, mode, locale }) => {
    const say = inLocale[locale];
    const words = {
      idea: 'Open at eight on Saturdays',
      reply: 'We try it in March.',
      back: 'In Lyon too?',
      end: 'Yes.',
    };
    let journey: Journey;
    let number: number;
    /** While its author sent it, and while they wrote back: until both were delivered. */
    const acting: [Date, Date][] = [];
    const whileActing = async (act: () => Promise<unknown>) => {
      const { clock } = journey;
      await journey.delivered();
      clock.advance(60_000);
      const from = clock.now();
      await act();
      await journey.delivered();
      acting.push([from, clock.now()]);
      clock.advance(60_000);
    };

    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      await createTopic(journey, { nameFr: 'Magasins', nameEn: 'Shops' }, [INES]);
      await journey.speak(CAMILLE, locale);
      await suggest(journey, PAUL, {
        title: 'Under his name',
        topic: locale === 'fr' ? 'Magasins' : 'Shops',
      });
    });
    afterAll(() => journey.stop());

    it('gets its answer, and its author can write back, without a name on any screen but theirs', async () => {
      const { peer } = journey;
      await whileActing(async () => {
        const topic = locale === 'fr' ? 'Magasins' : 'Shops';
        number = await suggest(journey, CAMILLE, { title: words.idea, topic, anonymous: true });
      });
      const receipt = await journey.letter(CAMILLE, words.idea);
      expect(shown(receipt)).toContain(say.sealed);
      const first = await card(journey, INES, number, say.from);
      await fill(journey, INES, first, 'suggestion.reply', { text: words.reply });
      const answer = await journey.letter(CAMILLE, say.answered(number));
      expect(shown(answer)).toContain(words.reply);
      await card(journey, INES, number, say.replied);

      await whileActing(() => fill(journey, CAMILLE, answer, 'suggestion.write-back', { text: words.back }));
      const back = await journey.letter(INES, say.wroteBack(number));
      expect(shown(back)).toContain(words.back);
      await fill(journey, INES, back, 'suggestion.reply', { text: words.end });
      await peer.until('the last answer', () =>
        peer.dm(CAMILLE).some((each) => shown(each).includes(words.end)),
      );
      await journey.delivered();

      const list = (user: string) =>
        whisperedAfter(journey, user, () => peer.command(user, '/suggestions', '', CHANNEL));
      expect(shown(await list(CAMILLE))).toContain(words.idea);
      peer.openHome(ADAM);
      await peer.until('the home of an admin', () => peer.home(ADAM));
      const others = [
        await list(INES),
        await list(ADAM),
        peer.home(ADAM),
        ...peer.dm(INES),
        ...peer.dm(ADAM),
        ...peer.dm(PAUL),
      ];
      expect(JSON.stringify(others)).toContain(words.idea);
      for (const trace of ['Camille', 'Roux', CAMILLE]) expect(JSON.stringify(others)).not.toContain(trace);
    });

    it('is tied to its author in no row of any table, where a named one is in several', async () => {
      const rows = await everyRow(journey);
      const about = (traces: readonly string[]) =>
        rows.filter(({ row }) => traces.some((each) => textOf(row).includes(each))).map(({ table }) => table);
      const tables = (user: string, ...more: string[]) =>
        personId(journey, user).then((id) => [...new Set(about([user, id, ...more]))].sort());
      const dm = journey.peer.dm(CAMILLE)[0]?.channel ?? '';
      expect(dm).toMatch(/^D/);
      expect(await tables(CAMILLE, 'Camille', 'Roux', dm)).toEqual(['Person']);
      expect(about([CAMILLE])).toHaveLength(1);
      expect(await tables(PAUL, 'Paul', 'Diallo')).toEqual([
        'Delivery',
        'Person',
        'Suggestion',
        'SuggestionEvent',
      ]);

      const { events, ...row } = await ideaRow(journey, number);
      expect(row).toMatchObject({
        authorId: null,
        anonymous: true,
        firstReplyBy: await personId(journey, INES),
      });
      expect(events.map(({ kind, actorId }) => [kind, actorId === null])).toEqual([
        ['submitted', true],
        ['replied', false],
        ['wrote-back', true],
        ['replied', false],
      ]);
    });

    it('keeps what its author was sent under seal, and without words once it arrived', async () => {
      const { db } = journey.database;
      const sealed = await db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } });
      expect(
        sealed.map(({ kind, subject, content, state, remote }) => ({
          kind,
          subject,
          content,
          state,
          remote,
        })),
      ).toEqual(
        expect.arrayContaining(
          ['suggestion.receipt', 'suggestion.replied', 'suggestion.replied'].map((kind) => ({
            kind,
            subject: null,
            content: {},
            state: 'sent',
            remote: expect.stringMatching(/^sealed:/),
          })),
        ),
      );
      expect(sealed).toHaveLength(3);
      const again = await suggest(journey, CAMILLE, { title: 'Another one', anonymous: true });
      const { sealedAuthor } = await ideaRow(journey, again);
      expect(sealedAuthor).not.toBe((await ideaRow(journey, number)).sealedAuthor);
      await journey.delivered();
    });

    /**
     * What is left, and cannot be helped: messages were sent when they were sent, as the chat itself shows under each;
     * so the ledger's claims and sendings, of messages of which the owner's are about the idea and the author's are sealed.
     */
    it('tells the day on which its author acted; the moment stands only where messages were sent', async () => {
      const found = new Set<string>();
      for (const { table, row } of await everyRow(journey)) {
        for (const [column, value] of Object.entries(row)) {
          const isThen = (at: Date) => acting.some(([from, to]) => at >= from && at <= to);
          if (instantsIn(value).some(isThen))
            found.add(`${table}.${column} ${table === 'Delivery' ? row['kind'] : ''}`);
        }
      }
      expect([...found].sort()).toEqual([
        'Delivery.claimedAt suggestion.card',
        'Delivery.claimedAt suggestion.receipt',
        'Delivery.claimedAt suggestion.wrote-back',
        'Delivery.sentAt suggestion.card',
        'Delivery.sentAt suggestion.receipt',
        'Delivery.sentAt suggestion.wrote-back',
      ]);
      const { submittedAt, events } = await ideaRow(journey, number);
      const midnight = new Date('2026-11-09T00:00:00Z');
      expect([submittedAt, events[0]?.at, events[2]?.at]).toEqual([midnight, midnight, midnight]);
    });

    it('is in no line of the log: neither its words, nor its author, nor a token', async () => {
      const { logged, peer } = journey;
      const log = logged.join('');
      expect(log).toContain('Porte-voix is running');
      const ids = [CAMILLE, await personId(journey, CAMILLE), (await ideaRow(journey, number)).id];
      for (const secret of [
        ...Object.values(words),
        ...ids,
        'Camille',
        'Roux',
        peer.botToken,
        peer.appToken,
        peer.signingSecret,
      ]) {
        expect(log).not.toContain(secret);
      }
    });
  },
);

/** All rows of all tables, as the database gives them. */
async function everyRow({ database }: Journey): Promise<{ table: string; row: Record<string, unknown> }[]> {
  const rows = [];
  for (const table of Object.values(Prisma.ModelName)) {
    const found = await database.db.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${table}"`);
    rows.push(...found.map((row) => ({ table, row })));
  }
  return rows;
}

function textOf(row: Record<string, unknown>): string {
  return JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** Everything in a value that can be read as an instant: dates, ISO texts, milliseconds since 1970; in JSON too. */
function instantsIn(value: unknown): Date[] {
  if (value instanceof Date) return [value];
  if (typeof value === 'bigint' || typeof value === 'number')
    return value > 1e12 ? [new Date(Number(value))] : [];
  if (typeof value === 'string') {
    return (value.match(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?/g) ?? []).map(
      (text) => new Date(`${text.replace(' ', 'T')}Z`),
    );
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(instantsIn) : [];
}
