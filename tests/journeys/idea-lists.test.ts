// Finding ideas: everyone's lists with their pages and filters, a search, one in full, an owner's queue, an admin's export.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  ADAM,
  ALMA,
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
  pairings,
  seeIdea,
  shown,
  suggest,
  take,
} from './ideas.ts';

const said = {
  fr: {
    open: 'ouvertes',
    openTitle: 'Idées ouvertes, les plus récentes d’abord',
    pages: (page: number) => `Page ${page} sur 2 · 13 idées`,
    done: 'faites',
    doneTitle: 'Idées réalisées, les plus récentes d’abord',
    search: 'chercher accueils',
    found: 'Idées autour de «\u00a0accueils\u00a0»',
    planned: 'Prévue',
    topic: 'Cour',
    inFull: [
      'proposée par Camille Roux',
      'Inès Moreau a répondu',
      'Camille Roux a réécrit',
      'lundi 9 novembre · proposée',
    ],
    outside: 'Camille Roux a réécrit',
    none: (n: number) => `Il n’y a pas d’idée n°\u00a0${n}.`,
    knows: 'savent que vous avez reçu leur idée',
    known: /^\d+ auteurs savent que vous avez reçu leur idée\. Les réponses restent attendues\.$/,
    read: 'a bien reçu votre idée',
    handed: /^14 idées\. Qui a choisi l’anonymat n’y est pas nommé\.$/,
    file: /^idees-2026-11-09\.csv$/,
    nameless: 'proposée par quelqu’un qui préfère rester anonyme',
  },
  en: {
    open: 'open',
    openTitle: 'Open ideas, newest first',
    pages: (page: number) => `Page ${page} of 2 · 13 ideas`,
    done: 'done',
    doneTitle: 'Done, newest first',
    search: 'search accueils',
    found: 'Ideas about “accueils”',
    planned: 'Planned',
    topic: 'Yard',
    inFull: [
      'from Camille Roux',
      'Inès Moreau answered',
      'Camille Roux wrote back',
      'Monday 9 November · proposed',
    ],
    outside: 'Camille Roux wrote back',
    none: (n: number) => `There is no idea #${n}.`,
    knows: 'know that you have received their idea',
    known: /^\d+ authors know that you have received their idea\. The answers are still due\.$/,
    read: 'has read your idea',
    handed: /^14 ideas\. Nobody who chose to stay anonymous is named in them\.$/,
    file: /^ideas-2026-11-09\.csv$/,
    nameless: 'from someone who prefers not to be named',
  },
} as const;

const titles = [
  'Sièges',
  'Écrans',
  'Fenêtres',
  'Portes',
  'Tapis',
  'Horloges',
  'Miroirs',
  'Cadres',
  'Vases',
  'Rayons',
  'Paniers',
  'Accueil du samedi',
];

describe.skipIf(!hasLocalSlack).each(enough(pairings))(
  'the lists of ideas, $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    let house: string;
    let yard: string;
    const numbers: number[] = [];
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      house = await createTopic(journey, { nameFr: 'Maison', nameEn: 'House' }, [INES]);
      yard = await createTopic(journey, { nameFr: 'Cour', nameEn: 'Yard' }, [NOOR]);
      for (const title of titles) numbers.push(await suggest(journey, CAMILLE, { title, topic: house }));
      numbers.push(await suggest(journey, ALMA, { title: 'Vestiaires', topic: yard, anonymous: true }));
      numbers.push(await suggest(journey, PAUL, { title: 'Arbres', topic: yard }));
      const [planned = 0, done = 0] = numbers;
      await take(journey, INES, await card(journey, INES, planned), 'plan', { text: 'Au printemps.' });
      await take(journey, INES, await card(journey, INES, done), 'complete', { text: 'Ils y sont.' });
    });
    afterAll(() => journey?.stop());

    const ask = (user: string, text: string) =>
      answerTo(journey, user, () => journey.peer.command(user, '/suggestions', text, CHANNEL));
    /** The same message, once it shows something else; nothing was added beside it. */
    const turned = async (user: string, list: PeerMessage, action: () => void, text: string) => {
      const { peer } = journey;
      const before = peer.whispers(user).length;
      action();
      const now = await peer.until(`the list with “${text}”`, () =>
        peer.whispers(user).find((each) => each.ts === list.ts && shown(each).includes(text)),
      );
      expect(peer.whispers(user)).toHaveLength(before);
      return now;
    };

    it('are turned page by page and filtered in their place, for everyone', async () => {
      const { peer } = journey;
      const list = await ask(PAUL, say.open);
      expect(shown(list)).toContain(say.openTitle);
      expect(shown(list)).toContain(say.pages(1));
      expect(shown(list)).toContain('Arbres');
      expect(shown(list)).not.toContain('Sièges');
      expect(shown(list)).not.toContain('Alma');
      const second = await turned(
        PAUL,
        list,
        () => peer.press(PAUL, list, 'suggestions.list', { subject: 'open/1///' }),
        say.pages(2),
      );
      expect(shown(second)).toContain('Sièges');
      expect(shown(second)).not.toContain('Écrans');
      const planned = await turned(
        PAUL,
        list,
        () => peer.press(PAUL, second, 'suggestions.status', { chosen: say.planned }),
        'Sièges',
      );
      await peer.until('the planned ones alone', () =>
        peer.whispers(PAUL).find((each) => each.ts === planned.ts && !shown(each).includes('Portes')),
      );
      const again = await ask(PAUL, say.open);
      const filtered = await turned(
        PAUL,
        again,
        () => peer.press(PAUL, again, 'suggestions.topic', { chosen: say.topic }),
        'Vestiaires',
      );
      await peer.until('the yard’s alone', () =>
        peer.whispers(PAUL).find((each) => each.ts === filtered.ts && !shown(each).includes('Miroirs')),
      );
      expect(shown(await ask(PAUL, say.done))).toContain(say.doneTitle);
      expect(shown(await ask(PAUL, say.done))).toContain('Écrans');
    });

    it('are searched with accents and plurals folded', async () => {
      const found = shown(await ask(PAUL, say.search));
      expect(found).toContain(say.found);
      expect(found).toContain('Accueil du samedi');
      expect(found).not.toContain('Vases');
    });

    it('lead to one in full, by its number; what the author wrote back is not for everyone', async () => {
      const [, , number = 0] = numbers;
      await fill(journey, INES, await card(journey, INES, number), 'suggestion.reply', {
        text: 'Très bientôt.',
      });
      const letter = await journey.peer.until('the answer', () =>
        journey.peer.dm(CAMILLE).find((each) => shown(each).includes('Très bientôt.')),
      );
      await fill(journey, CAMILLE, letter, 'suggestion.write-back', { text: 'Et les volets ?' });
      const inside = shown(await seeIdea(journey, INES, number));
      for (const words of [...say.inFull, 'Très bientôt.', 'Et les volets ?'])
        expect(inside).toContain(words);
      const outside = shown(await seeIdea(journey, PAUL, number));
      expect(outside).toContain('Très bientôt.');
      expect(outside).not.toContain(say.outside);
      expect(outside).not.toContain('Et les volets ?');
      const sealed = numbers.at(-2) ?? 0;
      for (const user of [PAUL, ADAM, NOOR, ALMA]) {
        const full = shown(await seeIdea(journey, user, sealed));
        expect(full).toContain(say.nameless);
        expect(full).not.toContain('Alma');
      }
      expect((await seeIdea(journey, PAUL, 4_321)).text).toContain(say.none(4_321));
    });

    it('let an owner acknowledge all that is new at once; the answers stay due', async () => {
      const { peer, database } = journey;
      const queue = await ask(INES, '');
      expect(buttonsOf(queue)).toContain('suggestions.acknowledge-all');
      const before = await database.db.suggestion.count({ where: { status: 'received', topicId: house } });
      expect(before).toBeGreaterThan(5);
      const answer = await turned(
        INES,
        queue,
        () => peer.press(INES, queue, 'suggestions.acknowledge-all'),
        say.knows,
      );
      expect(shown(answer).split('\n')[0]).toMatch(say.known);
      expect(buttonsOf(answer)).not.toContain('suggestions.acknowledge-all');
      await journey.delivered();
      const rows = await database.db.suggestion.findMany({
        where: { topicId: house, status: 'acknowledged' },
      });
      expect(rows.filter((row) => row.waitingSince !== null)).toHaveLength(before);
      expect(peer.dm(CAMILLE).filter((each) => each.text.includes(say.read))).toHaveLength(before);
    });

    it('are handed to an admin as a file that names no sealed author', async () => {
      const { peer } = journey;
      expect(buttonsOf(await ask(PAUL, say.open)).filter((each) => each.includes('export'))).toEqual([]);
      const list = await ask(ADAM, say.open);
      peer.press(ADAM, list, 'suggestions.export', { subject: 'csv' });
      const csv = await peer.until('the file', () =>
        peer.files(ADAM).find(({ file }) => say.file.test(file.name)),
      );
      expect(csv.words).toMatch(say.handed);
      const text = await peer.read(csv.file);
      for (const title of [...titles, 'Vestiaires', 'Arbres']) expect(text).toContain(title);
      expect(text).toContain('Camille Roux');
      peer.press(ADAM, list, 'suggestions.export', { subject: 'json' });
      const json = await peer.until('the other file', () =>
        peer.files(ADAM).find(({ file }) => file.name.endsWith('.json')),
      );
      const rows: unknown = JSON.parse(await peer.read(json.file));
      expect(rows).toHaveLength(14);
      const sealed = await ideaRow(journey, numbers.at(-2) ?? 0);
      expect(rows).toContainEqual(
        expect.objectContaining({ number: sealed.number, author: null, submittedAt: '2026-11-09' }),
      );
      for (const file of [text, JSON.stringify(rows)]) {
        expect(file).not.toContain('Alma');
        expect(file).not.toContain(ALMA);
      }
    });
  },
);
