// An action on the real Bolt: made from a theme, an idea and a case, begun, late and reminded of, done; another one dropped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCases } from '../../src/cases/open.ts';
import { createRule } from '../../src/cases/rules/save.ts';
import { transact } from '../../src/database/client.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import {
  ADAM,
  answerTo,
  CAMILLE,
  CHANNEL,
  closeTold,
  company,
  fill,
  INES,
  PAUL,
  suggest,
  whisperedAfter,
} from './ideas.ts';
import { parcelsOnThePavement } from './parcels.ts';
import { seen } from './seen.ts';

const DAY = 86_400_000;
const said = {
  fr: {
    suggestions: '/idees',
    voice: '/voix',
    themes: 'thèmes',
    cases: 'cas',
    search: 'chercher appels',
    late: 'retard',
    theme: /À l’origine : ce que les clients disent de « .*trottoir.* »\./,
    grewFrom: 'À l’origine : le cas n° 1 et l’idée n° 1, « Appeler avant de livrer ».',
    yours: 'vous confie l’action n° 1 : Appeler avant de livrer',
    mine: 'Vos actions',
    planned: 'Prévue, pour le jeudi 19 novembre · chez Inès Moreau',
    underWay: 'En cours, pour le jeudi 19 novembre · chez Inès Moreau',
    notYours: 'L’action n° 1 revient à Inès Moreau',
    reminder: 'Une de vos actions arrive à échéance : n° 1',
    wasFor: '⚠️ c’était pour le jeudi 19 novembre',
    done: 'Terminée le vendredi 20 novembre',
    empty: 'Écrivez quelque chose ici.',
    dropped: 'abandonnée par Adam Leroy, qui dit pourquoi',
    hears: 'a abandonné votre action n° 2',
    first: 'Prévenir le transporteur',
    second: 'Écrire le message d’appel',
    counted: 'Tâches : 1 faite sur 2',
    ticked: 'Inès Moreau a coché « Prévenir le transporteur »',
    noDay: 'Choisissez un jour',
    moves: 'Attendu : satisfaction en hausse (Livraison)',
  },
  en: {
    suggestions: '/suggestions',
    voice: '/voice',
    themes: 'themes',
    cases: 'cases',
    search: 'search calling',
    late: 'late',
    theme: /Grew from what customers say of “.*trottoir.*”\./,
    grewFrom: 'Grew from case #1 and idea #1, “Call before delivering”.',
    yours: 'gave you action #1: Call before delivering',
    mine: 'Your actions',
    planned: 'Planned, for Thursday 19 November · with Inès Moreau',
    underWay: 'Under way, for Thursday 19 November · with Inès Moreau',
    notYours: 'Action #1 is Inès Moreau’s',
    reminder: 'An action of yours is due: #1',
    wasFor: '⚠️ was for Thursday 19 November',
    done: 'Done on Friday 20 November',
    empty: 'Please write something here.',
    dropped: 'dropped by Adam Leroy, who says why',
    hears: 'dropped your action #2',
    first: 'Tell the carrier',
    second: 'Write what the call says',
    counted: 'Steps: 1 of 2 done',
    ticked: 'Inès Moreau ticked “Tell the carrier”',
    noDay: 'Choose a day from',
    moves: 'Expected: satisfaction up (Delivery)',
  },
} as const;

const plain = (message: Parameters<typeof seen>[0]) =>
  seen(message)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('*', '');

describe.skipIf(!hasLocalSlack).each([
  { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  { engine: 'postgresql', mode: 'events', locale: 'en' },
] as const)('what was heard becomes an action ($engine, $mode, $locale)', ({ engine, mode, locale }) => {
  const say = said[locale];
  const title = locale === 'fr' ? 'Appeler avant de livrer' : 'Call before delivering';
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ engine, mode, ...company(locale) });
    const { database, app } = journey;
    await parcelsOnThePavement(database, app.workspaceId, journey.clock.now());
    const { db } = database;
    // Everybody comes once, so that the bot knows them.
    for (const user of [INES, CAMILLE, PAUL, ADAM])
      await answerTo(journey, user, () => journey.peer.command(user, '/plan', '', CHANNEL));
    const workspaceId = app.workspaceId;
    const { id: ines } = await db.person.findFirstOrThrow({ where: { externalId: INES } });
    const owners = { nameFr: 'Livraison', nameEn: 'Delivery', replyDays: null, ownerIds: [ines] };
    await transact(database, (tx) => saveTopic(tx, workspaceId, owners, null, somebody));
    const { id: adminId } = await db.person.findFirstOrThrow({ where: { externalId: ADAM } });
    const now = journey.clock.now();
    const rule = {
      name: 'Unhappy',
      channel: { address: `slack:${CHANNEL}`, name: 'sav' },
      bounds: { nps: 1, csat: null, ces: null },
      touchpoints: [],
      sourceIds: [],
      locale,
    };
    await createRule(database, { workspaceId, now: new Date(now.getTime() - DAY), adminId }, rule, 'rule');
    await openCases({ database, workspace: await workspaceById(db, workspaceId), now });
    await app.beat();
    await journey.delivered();
  });
  afterAll(() => journey?.stop());

  const ask = (user: string, text: string) =>
    answerTo(journey, user, () => journey.peer.command(user, '/plan', text, CHANNEL));
  const pressed = (user: string, where: PeerMessage, name: string, more = {}) =>
    whisperedAfter(journey, user, () => journey.peer.press(user, where, name, more));
  const make = async (
    user: string,
    where: PeerMessage,
    values: Record<string, string | readonly string[]>,
    more = {},
  ) => {
    journey.peer.press(user, where, 'plan.add', more);
    await journey.form('plan.add');
    await journey.peer.submit(user, values);
    closeTold(journey, user);
  };
  const rows = () =>
    journey.database.db.action.findMany({ orderBy: { number: 'asc' }, include: { origins: true } });

  it('from an idea, by whoever answers it, for somebody, until a day; the same way a case joins it', async () => {
    const { peer } = journey;
    await suggest(journey, CAMILLE, { title });
    const idea = await answerTo(journey, CAMILLE, () => peer.command(CAMILLE, say.suggestions, '1', CHANNEL));
    expect(JSON.stringify(idea)).not.toContain('plan.add');
    const own = await answerTo(journey, ADAM, () => peer.command(ADAM, say.suggestions, '1', CHANNEL));
    peer.press(ADAM, own, 'plan.add');
    await journey.form('plan.add');
    await peer.submit(ADAM, {
      title,
      owner: [INES],
      dueOn: '2026-11-01',
      touchpoint: 'delivery',
      moves: 'csat up',
    });
    expect(peer.errors()['dueOn']).toContain(say.noDay);
    await peer.submit(ADAM, {
      title,
      owner: [INES],
      dueOn: '2026-11-19',
      touchpoint: 'delivery',
      moves: 'csat up',
    });
    closeTold(journey, ADAM);
    expect((await rows()).map(({ number, status, moves }) => [number, status, moves])).toEqual([
      [1, 'planned', { metric: 'csat', direction: 'up' }],
    ]);
    await journey.letter(INES, new RegExp(say.yours.replaceAll(' ', '\\s')));

    const list = await answerTo(journey, INES, () => peer.command(INES, say.voice, say.cases, CHANNEL));
    const card = await pressed(INES, list, 'case.take');
    expect(plain(card)).not.toBe('');
    const taken = await answerTo(journey, INES, () => peer.command(INES, say.voice, say.cases, CHANNEL));
    const shown = await pressed(INES, taken, 'case.view');
    const [{ id } = { id: '' }] = await rows();
    await make(INES, shown, { into: id });
    const view = await ask(PAUL, '1');
    expect(plain(view)).toContain(say.grewFrom);
    expect(plain(view)).toContain(say.planned);
    expect(plain(view)).toContain(say.moves);
    expect((await rows()).length).toBe(1);
  });

  it('from a theme of this week, found by its words, dropped by an admin with the reason', async () => {
    const { peer } = journey;
    const themes = await answerTo(journey, PAUL, () => peer.command(PAUL, say.voice, say.themes, CHANNEL));
    await make(PAUL, themes, {
      into: 'new',
      title: locale === 'fr' ? 'Des appels du livreur' : 'Calls by the driver',
    });
    const [, made] = await rows();
    expect(made?.origins).toMatchObject([{ kind: 'theme', name: expect.stringContaining('trottoir') }]);
    const found = await ask(ADAM, locale === 'fr' ? 'chercher appel' : 'search call driver');
    const view = await pressed(ADAM, found, 'action.view', { subject: made?.id ?? '' });
    expect(plain(view)).toMatch(say.theme);
    peer.press(ADAM, view, 'action.drop');
    await journey.form('action.drop');
    await peer.submit(ADAM, { text: '  ' });
    expect(peer.errors()['text']).toBe(say.empty);
    await peer.submit(ADAM, { text: 'The carrier does it' });
    closeTold(journey, ADAM);
    await journey.letter(PAUL, new RegExp(say.hears.replaceAll(' ', '\\s')));
    const after = await ask(PAUL, '2');
    expect(plain(after)).toContain(say.dropped);
    expect(plain(after)).toContain('The carrier does it');
  });

  it('is begun by its owner alone, in their home', async () => {
    const { peer } = journey;
    const view = await ask(PAUL, '1');
    expect(JSON.stringify(view)).not.toContain('action.start');
    peer.openHome(INES);
    await peer.until('the home', () => {
      const home = peer.home(INES);
      return home && plain(home).includes(say.mine) && home;
    });
    peer.press(INES, 'home', 'action.view');
    const own = await journey.letter(INES, /^Action (n°\s|#)1/);
    peer.press(INES, own, 'action.start');
    await peer.until('it is begun', () => {
      const drawn = peer.dm(INES).find(({ ts }) => ts === own.ts);
      return drawn && plain(drawn).includes(say.underWay);
    });
    const now = await ask(PAUL, '1');
    expect(plain(now)).toContain(say.underWay);
  });

  it('has steps that its owner writes and ticks, which everybody sees', async () => {
    const view = await ask(INES, '1');
    await fill(journey, INES, view, 'action.steps', { steps: `- ${say.first}\n- ${say.second}` });
    const written = await ask(INES, '1');
    expect(plain(written)).toContain(`○ ${say.first}`);
    const others = await ask(PAUL, '1');
    expect(JSON.stringify(others)).not.toContain('action.tick');
    const ticked = plain(await pressed(INES, written, 'action.tick'));
    expect(ticked).not.toBe(plain(written));
    const now = plain(await ask(PAUL, '1'));
    expect(now).toContain(say.counted);
    expect(now).toContain(say.ticked);
  });

  it('late, is reminded of in the one letter of the day, and stands among the late ones; done, it says what was done', async () => {
    const { peer, clock, app } = journey;
    clock.moveTo(new Date('2026-11-20T09:30:00Z'));
    await app.beat();
    await journey.delivered();
    const letter = await journey.letter(INES, new RegExp(say.reminder.replaceAll(' ', '\\s')));
    expect(plain(letter)).toContain(say.wasFor);
    const before = peer.dm(INES).length;
    clock.moveTo(new Date('2026-11-20T14:00:00Z'));
    await app.beat();
    await journey.delivered();
    expect(peer.dm(INES)).toHaveLength(before);
    const late = await ask(PAUL, say.late);
    expect(plain(late)).toContain(title);
    const view = await pressed(INES, letter, 'action.view');
    await fill(journey, INES, view, 'action.finish', { text: 'Every van calls' });
    const done = await ask(PAUL, '1');
    expect(plain(done)).toContain(say.done);
    expect(plain(done)).toContain('Every van calls');
    const none = await ask(PAUL, say.late);
    expect(plain(none)).not.toContain(title);
  });
});
