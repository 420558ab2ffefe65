// The journey of an idea whose author is not named: answered both ways, and nothing at rest that ties the two together.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Prisma } from '../../src/database/generated/sqlite/client.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage, PeerValues } from '../peers/local-slack.ts';
import {
  ADAM,
  answerTo,
  buttonsOf,
  CAMILLE,
  CHANNEL,
  card,
  company,
  createTopic,
  fill,
  INES,
  ideaRow,
  NOOR,
  PAUL,
  type Pairing,
  personId,
  seeIdea,
  shown,
  suggest,
  take,
} from './ideas.ts';

const inLocale = {
  fr: {
    topic: 'Magasins',
    waits:
      'Votre idée «\u00a0Open at eight on Saturdays\u00a0» sera transmise à Inès Moreau (Magasins) à 11\u00a0h, sans votre nom.',
    waiting: 'transmission à 11\u00a0h · Magasins',
    none: 'Vous n’avez encore rien proposé',
    noSuch: 'Il n’y a pas d’idée n°\u00a02.',
    sealed: 'Elle a été transmise sans votre nom, que Porte-voix ne montre à personne ici, admins compris.',
    atTime: /✓ Ce sera transmis à \d+\u00a0h, avec tout ce qui est arrivé dans l’heure, sans votre nom\./,
    later: /^✓ Ce sera transmis à \d+\u00a0h, avec tout ce qui est arrivé dans l’heure, sans votre nom\.$/,
    from: 'proposée par quelqu’un qui préfère rester anonyme',
    answered: (n: number) => `Inès Moreau a répondu à votre idée n°\u00a0${n}\u00a0:`,
    wroteBack: (n: number) => `L’auteur de l’idée n°\u00a0${n} vous réécrit\u00a0:`,
    tookBack: (n: number) => `L’auteur de l’idée n°\u00a0${n} a retiré ce message.`,
    contested: (n: number) => `L’auteur de l’idée n°\u00a0${n} trouve que la réponse ne suffit pas.`,
    confirmed: (n: number) => `L’auteur de l’idée n°\u00a0${n} dit que votre réponse lui convient.`,
    reopened: (n: number) => `L’auteur de l’idée n°\u00a0${n} l’a rouverte\u00a0:`,
    tooLong: 'Il y a 10\u202f000 caractères\u202f; 3\u202f000 au plus.',
    replied: 'Inès Moreau a répondu',
    withNoor: 'chez Noor Haddad',
  },
  en: {
    topic: 'Shops',
    waits:
      'Your idea “Open at eight on Saturdays” will be passed on to Inès Moreau (Shops) at 10:00, without your name.',
    waiting: 'passed on at 10:00 · Shops',
    none: 'You have not proposed anything yet',
    noSuch: 'There is no idea #2.',
    sealed: 'It was passed on without your name, which Porte-voix shows to nobody here, admins included.',
    atTime: /✓ It will be passed on at \d\d:00, with all that came within the hour, without your name\./,
    later: /^✓ It will be passed on at \d\d:00, with all that came within the hour, without your name\.$/,
    from: 'from someone who prefers not to be named',
    answered: (n: number) => `Inès Moreau answered your idea #${n}:`,
    wroteBack: (n: number) => `The author of idea #${n} writes back:`,
    tookBack: (n: number) => `The author of idea #${n} took this message back.`,
    contested: (n: number) => `The author of idea #${n} says that it is not really answered.`,
    confirmed: (n: number) => `The author of idea #${n} says that your answer suits them.`,
    reopened: (n: number) => `The author of idea #${n} reopened it:`,
    tooLong: 'This has 10,000 characters; 3,000 at most.',
    replied: 'Inès Moreau answered on',
    withNoor: 'with Noor Haddad',
  },
} as const;

/** What the author and the owner write. */
const words = {
  idea: 'Open at eight on Saturdays',
  reply: 'We try it in March.',
  back: 'In Lyon too?',
  inThread: 'Lyon as well.',
  underLetter: 'And in Nantes?',
  changed: 'And in Brest?',
  missing: 'Which Saturdays?',
  all: 'All of them.',
  done: 'The doors open at eight.',
  no: 'Nobody came.',
  why: 'It was the holidays.',
  again: 'We try it again in May.',
  last: 'Until when?',
} as const;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** All of the minutes that it touches: a moment kept without its seconds would tell as much. */
function minutesOf(from: Date, to: Date): [Date, Date] {
  return [
    new Date(Math.floor(from.getTime() / MINUTE) * MINUTE),
    new Date(Math.ceil(to.getTime() / MINUTE) * MINUTE),
  ];
}

const journeys: readonly Pairing[] = [
  { engine: 'sqlite', mode: 'events', locale: 'fr' },
  { engine: 'postgresql', mode: 'socket', locale: 'en' },
];

describe.skipIf(!hasLocalSlack).each(enough(journeys))(
  'an anonymous idea, $engine, $locale',
  ({ engine, mode, locale }) => {
    const say = inLocale[locale];
    let journey: Journey;
    let number: number;
    /** While its author did something. */
    const acting: [Date, Date][] = [];
    /** Once the author has done it; others hear of it at the next full hour, which has come when this resolves. */
    const whileActing = async (act: () => Promise<unknown>) => {
      const { clock, app } = journey;
      await journey.delivered();
      clock.advance(2 * MINUTE);
      const from = clock.now();
      await act();
      acting.push(minutesOf(from, clock.now()));
      clock.moveTo(new Date(Math.ceil(clock.now().getTime() / HOUR) * HOUR + 1_000));
      await app.beat();
      await journey.delivered();
      clock.advance(2 * MINUTE);
    };
    const toAuthor = (text: string): Promise<PeerMessage> =>
      journey.peer.until(`“${text}” to the author`, () =>
        journey.peer.dm(CAMILLE).findLast((each) => shown(each).includes(text)),
      );
    const underCard = async (text: string): Promise<PeerMessage> => {
      const hers = await card(journey, INES, number);
      return journey.peer.until(`“${text}” under the card`, () =>
        journey.peer.replies(hers).findLast((each) => shown(each).includes(text)),
      );
    };
    /** A press of the author's: the letter gives way at once to when it is passed on. */
    const press = async (letter: PeerMessage, button: string) => {
      journey.peer.press(CAMILLE, letter, button);
      const now = await journey.peer.until('the letter drawn anew', () =>
        journey.peer.dm(CAMILLE).find((each) => each.ts === letter.ts && each.text !== letter.text),
      );
      expect(shown(now)).toMatch(say.atTime);
      expect(buttonsOf(now).filter((each) => each.startsWith(button))).toEqual([]);
    };
    /** A form of the author's, which gives way to when it is passed on. */
    const sends = async (where: PeerMessage, button: string, values: PeerValues) => {
      journey.peer.press(CAMILLE, where, button);
      await journey.form(button);
      await journey.peer.submit(CAMILLE, values);
      expect(journey.peer.errors()).toEqual({});
      expect(shown(await journey.peer.until('what is told', () => journey.peer.modal()))).toMatch(say.atTime);
      journey.peer.close(CAMILLE);
    };
    const answerBy = async (button: string, text: string): Promise<PeerMessage> => {
      await fill(journey, INES, await card(journey, INES, number), button, { text });
      return toAuthor(text);
    };

    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      await createTopic(journey, { nameFr: 'Magasins', nameEn: 'Shops', channel: [CHANNEL] }, [INES, NOOR]);
      await journey.speak(CAMILLE, locale);
      await suggest(journey, PAUL, { title: 'Under his name', topic: say.topic });
    });
    afterAll(() => journey?.stop());

    it('exists for nobody but its author before the hour, who is told so at once', async () => {
      const { peer } = journey;
      const asks = (user: string, text: string) =>
        answerTo(journey, user, () => peer.command(user, '/suggestions', text, CHANNEL));
      await whileActing(async () => {
        await peer.command(CAMILLE, '/suggest', '', CHANNEL);
        await journey.form('suggest');
        await peer.submit(CAMILLE, { title: words.idea, topic: say.topic, anonymous: true });
        const told = await peer.until('what is told', () => peer.modal());
        expect(shown(told)).toContain(say.waits);
        peer.close(CAMILLE);
        const hers = await asks(CAMILLE, '');
        expect(shown(hers)).toContain(say.waiting);
        expect(shown(hers)).toContain(words.idea);
        peer.openHome(INES);
        await peer.until('the home of its owner', () => peer.home(INES));
        const others = [
          await asks(INES, ''),
          await asks(INES, 'open'),
          await asks(INES, 'search Saturdays'),
          await asks(ADAM, 'open'),
          peer.home(INES),
          ...[INES, NOOR, ADAM, PAUL, CAMILLE].flatMap(peer.dm),
          ...peer.messages(CHANNEL).filter((each) => each.ephemeral_to !== CAMILLE),
        ];
        expect(JSON.stringify(others)).not.toContain(words.idea);
        expect(shown(await asks(ADAM, '2'))).toContain(say.noSuch);
        const tables = new Set(
          (await everyRow(journey)).filter(({ row }) => textOf(row).includes('Saturdays')),
        );
        expect(tables.size).toBe(0);
      });
      number = (await journey.database.db.workspace.findFirstOrThrow()).lastSuggestion;
      expect(number).toBe(2);
      expect(shown(await journey.letter(CAMILLE, words.idea))).toContain(say.sealed);
    });

    it('reaches its owner on the hour', async () => {
      const { peer } = journey;
      await card(journey, INES, number, say.from);
      const posted = peer.messages(CHANNEL).filter((each) => each.ephemeral_to === undefined);
      expect(posted.filter((each) => shown(each).includes(words.idea))).toHaveLength(1);
    });

    it('is answered and written back about, in forms and in threads, changed and taken back', async () => {
      const { peer } = journey;
      const answer = await answerBy('suggestion.reply', words.reply);
      expect(answer.text).toContain(say.answered(number));
      await card(journey, INES, number, say.replied);
      await whileActing(() => sends(answer, 'suggestion.write-back', { text: words.back }));
      expect((await underCard(words.back)).text).toContain(say.wroteBack(number));

      await journey.delivered();
      await peer.reply(INES, await card(journey, INES, number), words.inThread);
      const letter = await toAuthor(words.inThread);
      const note = (what: string | RegExp) =>
        peer.until(`“${what}” under the letter`, () =>
          peer.replies(letter).find((each) => each.text.match(what)),
        );
      let mine: PeerMessage | null = null;
      await whileActing(async () => {
        mine = await peer.reply(CAMILLE, letter, words.underLetter);
        await note(say.later);
      });
      const told = await underCard(words.underLetter);
      const isNow = (text: string) =>
        peer.until(`“${text}” in its place`, () =>
          peer.dm(INES).find((each) => each.ts === told.ts && shown(each).includes(text)),
        );
      const isSealed = () =>
        vi.waitFor(async () => expect(await journey.database.db.sealedAct.count()).toBe(1));
      const changed = async () => (await ideaRow(journey, number)).events.at(-1)?.data;
      await whileActing(async () => {
        if (mine) await peer.edit(CAMILLE, mine, words.changed);
        await isSealed();
        expect(shown(await isNow(words.underLetter))).not.toContain(words.changed);
      });
      await isNow(words.changed);
      expect(await changed()).toMatchObject({ changed: 'edited' });
      await whileActing(async () => {
        if (mine) await peer.remove(CAMILLE, mine);
        await isSealed();
      });
      expect(shown(await isNow(say.tookBack(number)))).not.toContain(words.changed);
      await whileActing(async () => {
        await peer.reply(CAMILLE, letter, 'x'.repeat(10_000));
        await note(say.tooLong);
      });
    });

    it('is judged by its author, done, judged again, declined and reopened', async () => {
      const first = await toAuthor(words.reply);
      await whileActing(() => sends(first, 'suggestion.contest', { text: words.missing }));
      expect((await underCard(words.missing)).text).toContain(say.contested(number));
      const second = await answerBy('suggestion.reply', words.all);
      await whileActing(() => press(second, 'suggestion.confirm'));
      await underCard(say.confirmed(number));

      await take(journey, INES, await card(journey, INES, number), 'complete', {
        text: words.done,
        channel: [CHANNEL],
      });
      const done = await toAuthor(words.done);
      await whileActing(() => sends(done, 'suggestion.contest', { text: '' }));
      expect(await ideaRow(journey, number)).toMatchObject({ status: 'under-review' });
      await answerBy('suggestion.decline', words.no);
      const full = await seeIdea(journey, CAMILLE, number);
      await whileActing(() => sends(full, 'suggestion.reopen', { text: words.why }));
      expect((await underCard(words.why)).text).toContain(say.reopened(number));
    });

    it('goes to the next owner when its author writes to one who has left', async () => {
      const answer = await answerBy('suggestion.reply', words.again);
      const gone = { isActive: false, refreshedAt: new Date('2027-12-31T00:00:00Z') };
      await journey.database.db.person.updateMany({ where: { externalId: INES }, data: gone });
      await whileActing(() => sends(answer, 'suggestion.write-back', { text: words.last }));
      const hers = await card(journey, NOOR, number, say.withNoor);
      await journey.peer.until('the author’s words', () =>
        journey.peer.replies(hers).find((each) => shown(each).includes(words.last)),
      );
    });

    it('has no name on any screen but its author’s', async () => {
      const { peer } = journey;
      const list = (user: string, text: string) =>
        answerTo(journey, user, () => peer.command(user, '/suggestions', text, CHANNEL));
      expect(shown(await list(CAMILLE, ''))).toContain(words.idea);
      peer.openHome(ADAM);
      await peer.until('the home of an admin', () => peer.home(ADAM));
      const open = await list(ADAM, 'open');
      peer.press(ADAM, open, 'suggestions.export', { subject: 'json' });
      const given = await peer.until('the export', () => peer.files(ADAM)[0]);
      const others = [
        await list(NOOR, ''),
        open,
        await list(ADAM, String(number)),
        await list(NOOR, String(number)),
        await peer.read(given.file),
        peer.home(ADAM),
        ...[INES, NOOR, ADAM, PAUL].flatMap(peer.dm),
        ...peer.messages(CHANNEL).filter((each) => each.ephemeral_to !== CAMILLE),
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
        ['wrote-back', true],
        ['contested', true],
        ['replied', false],
        ['confirmed', true],
        ['completed', false],
        ['contested', true],
        ['declined', false],
        ['reopened', true],
        ['replied', false],
        ['wrote-back', true],
        ['passed-on', true],
      ]);
    });

    it('keeps what its author was sent under seal, and without words or moment once it arrived', async () => {
      const { db } = journey.database;
      await journey.delivered();
      const sealed = await db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } });
      expect(sealed.map(({ kind }) => kind).sort()).toEqual(
        [
          'suggestion.receipt',
          ...Array.from({ length: 4 }, () => 'suggestion.replied'),
          'suggestion.now-with',
          'suggestion.completed',
          'suggestion.declined',
        ].sort(),
      );
      for (const each of sealed) {
        expect(each).toMatchObject({
          subject: expect.stringMatching(/^sealed:/),
          content: {},
          state: 'sent',
          remote: expect.stringMatching(/^sealed:/),
          claimedAt: null,
          sentAt: MIDNIGHT,
        });
      }
      const again = await suggest(journey, CAMILLE, { title: 'Another one', anonymous: true });
      const { sealedAuthor } = await ideaRow(journey, again);
      expect(sealedAuthor).not.toBe((await ideaRow(journey, number)).sealedAuthor);
      journey.clock.advance(HOUR);
      await journey.app.beat();
      await journey.delivered();
    });

    it('tells the day on which its author acted, in no table the moment', async () => {
      const found = new Set<string>();
      const isThen = (at: Date) => acting.some(([from, to]) => at >= from && at <= to);
      expect(acting).toHaveLength(11);
      for (const { table, row } of await everyRow(journey)) {
        for (const [column, value] of Object.entries(row)) {
          if (instantsIn(value).some(isThen)) found.add(`${table}.${column} ${row['kind'] ?? ''}`);
        }
      }
      expect([...found].sort()).toEqual([]);
      const { submittedAt, events } = await ideaRow(journey, number);
      const authors = events.filter(({ kind, actorId }) => actorId === null && kind !== 'passed-on');
      expect([submittedAt, ...authors.map(({ at }) => at)]).toEqual(
        Array.from({ length: 9 }, () => MIDNIGHT),
      );
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
      for (const line of logged) expect(line).not.toMatch(new RegExp(`(?:n°\\s|#)${number}\\b`));
    });
  },
);

/** The day of the journey. */
const MIDNIGHT = new Date('2026-11-09T00:00:00Z');

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

/** Everything in a value that can be read as an instant: dates, ISO texts, (milli)seconds since 1970; in JSON too. */
function instantsIn(value: unknown): Date[] {
  if (value instanceof Date) return [value];
  if (typeof value === 'bigint' || typeof value === 'number') {
    const ms = Number(value) > 1e12 ? Number(value) : Number(value) * 1_000;
    return ms > 1e12 && ms < 1e14 ? [new Date(ms)] : [];
  }
  if (typeof value === 'string') {
    const iso = value.match(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?/g) ?? [];
    const numbers = value.match(/(?<![\w.-])\d{10}(?:\d{3}|\.\d+)?(?![\w-])/g) ?? [];
    return [
      ...iso.map((text) => new Date(`${text.replace(' ', 'T')}Z`)),
      ...numbers.flatMap((text) => instantsIn(Number(text))),
    ];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(instantsIn) : [];
}
