// /voice on the real Bolt: an answer for the asker alone, the others by its buttons, sharing, searching, adding, deciding about themes.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leading } from '../../src/feedback/scores.ts';
import { sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { ADAM, answerTo, buttonsOf, CAMILLE, CHANNEL, company, PAUL, whisperedAfter } from './ideas.ts';
import { filledIn, seen } from './seen.ts';
import { shortcut } from './signed-form.ts';

const said = {
  fr: {
    command: '/voix',
    week: 'La voix des clients · cette semaine, depuis lundi 9 novembre',
    today: 'aujourd’hui, lundi 9 novembre, jusqu’à 10 h',
    quotes: 'Livraison, mécontent, 1/10',
    search: 'chercher colis trottoir',
    found: /« colis trottoir » · 12 commentaires/,
    page: 'Page 2 sur 3',
    none: ['girafe', 'Aucun client n’a écrit'],
    by: 'nps par région',
    figures: ['NPS par région · 28 derniers jours', 'Bretagne', ' ± '],
    trend: 'tendance nps',
    title: 'NPS, semaine par semaine',
    course: /NPS : 100 en semaine 3\d, 100 en semaine 45\./,
    hidden: 'masqué : moins de 5 réponses',
    touchpoints: 'NPS par étape · 28 derniers jours',
    cases: 'cas',
    byWhom: 'Partagé par Camille Roux, avec /voix.',
    shared: 'Partagé dans #sav.',
    themes: 'thèmes',
    fresh: /« .*trottoir.* » · nouveau : 12 commentaires, \S+ % \(aucun avant\)/,
    pinned: '(aucun avant) · épinglé',
    renamed: '« Colis abandonnés » · nouveau : 12 commentaires',
    unmute: 'Réafficher : Colis abandonnés',
    nothing: 'Rien de nouveau',
    add: 'ajouter Il attend depuis lundi',
    thanks: 'C’est noté, merci',
    redacted: '« Rappelez-moi au [téléphone], le poêle fume. »',
    taken: 'ceci a été retiré : un numéro de téléphone.',
    badScore: 'La note 9 sort de l’échelle du CSAT, qui va de 1 à 5.',
    source: 'Collègues',
  },
  en: {
    command: '/voice',
    week: 'Customers’ voice · this week so far (since Monday 9 November)',
    today: 'today so far (Monday 9 November, until 09:',
    quotes: 'Delivery, unhappy, 1/10',
    search: 'search colis trottoir',
    found: /“colis trottoir” · 12 comments/,
    page: 'Page 2 of 3',
    none: ['giraffe', 'No customer wrote'],
    by: 'nps by region',
    figures: ['NPS by région · last 28 days', 'Bretagne', ' ± '],
    trend: 'trend nps',
    title: 'NPS, week by week',
    course: /NPS: 100 in week 3\d, 100 in week 45\./,
    hidden: 'hidden: fewer than 5 answers',
    touchpoints: 'NPS by touchpoint · last 28 days',
    cases: 'cases',
    byWhom: 'Shared by Camille Roux, with /voice.',
    shared: 'Shared in #sav.',
    themes: 'themes',
    fresh: /“.*trottoir.*” · new: 12 comments, \S+% \(none before\)/,
    pinned: '(none before) · pinned',
    renamed: '“Parcels left outside” · new: 12 comments',
    unmute: 'Unmute: Parcels left outside',
    nothing: 'Nothing new',
    add: 'add Il attend depuis lundi',
    thanks: 'Noted, thank you',
    redacted: '“Rappelez-moi au [téléphone], le poêle fume.”',
    taken: 'this was taken out: a phone number.',
    badScore: 'The score 9 is outside the CSAT scale, from 1 to 5.',
    source: 'Colleagues',
  },
} as const;

const plain = (message: Parameters<typeof seen>[0]) =>
  seen(message)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('*', '');

describe.skipIf(!hasLocalSlack).each(
  enough([
    { engine: 'postgresql', mode: 'events', locale: 'en' },
    { engine: 'sqlite', mode: 'socket', locale: 'fr' },
  ] as const),
)('the customers’ voice, asked for ($engine, $mode, $locale)', ({ engine, mode, locale }) => {
  const say = said[locale];
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ engine, mode, ...company(locale) });
    await importAnswers();
  });
  afterAll(() => journey?.stop());

  /** Eight ordinary weeks, then one in which twelve customers speak of parcels on the pavement. */
  async function importAnswers(): Promise<void> {
    const { database, app } = journey;
    const now = new Date('2026-11-09T08:30:00Z');
    const usual = ['La livraison est rapide', 'Le site est lent', 'Mon conseiller était très aimable'];
    const item = (id: string, verbatim: string, score: number, at: number, region: string) => ({
      externalId: id,
      customer: `customer of ${id}`,
      ...leading('nps', score, verbatim),
      touchpoint: 'delivery',
      heat: null,
      answeredAt: new Date(at),
      names: [],
      segments: { région: region },
    });
    const day = 86_400_000;
    const items = [
      ...Array.from({ length: 9 * 24 }, (_, i) => {
        const at = now.getTime() - Math.floor(i / 24) * 7 * day - day;
        return item(`usual-${i}`, usual[i % 3] ?? '', 9, at, i % 4 === 0 ? 'Alsace' : 'Bretagne');
      }),
      ...Array.from({ length: 12 }, (_, i) =>
        item(
          `new-${i}`,
          `Colis posé sur le trottoir, client numéro ${i}`,
          1,
          now.getTime() - i * 60_000,
          i < 9 ? 'Bretagne' : 'Corse',
        ),
      ),
    ];
    const source = await sourceForImport(database, app.workspaceId, { name: 'phone', heat: 'hot', now });
    const settings = { keys: keysFrom([newSecret()]), keepOriginals: false, now };
    await storeFeedback(database, app.workspaceId, source, items, settings);
  }

  const ask = (user: string, text: string) =>
    answerTo(journey, user, () => journey.peer.command(user, say.command, text, CHANNEL));
  /** The same message, once it shows something else. */
  const turned = (user: string, message: PeerMessage, text: string) =>
    journey.peer.until(`the answer with “${text}”`, () =>
      journey.peer.whispers(user).find((each) => each.ts === message.ts && plain(each).includes(text)),
    );
  const public_ = (text: string) =>
    journey.peer.messages(CHANNEL).filter((each) => !each.ephemeral_to && plain(each).includes(text));

  it('this week, for the asker alone; the others come in its place', async () => {
    const { peer } = journey;
    const week = await ask(PAUL, '');
    expect(plain(week)).toContain(say.week);
    expect(plain(week)).toContain(say.quotes);
    expect(week.text.replaceAll('\u00a0', ' ')).toContain(say.week);
    peer.press(PAUL, week, 'voice.ask', { subject: 'today' });
    const today = await turned(PAUL, week, say.today);
    peer.press(PAUL, today, 'voice.ask', { subject: 'figures/nps/touchpoint' });
    await turned(PAUL, week, say.touchpoints);
    expect(peer.messages(CHANNEL).filter((each) => !each.ephemeral_to)).toEqual([]);
    const cases = await ask(PAUL, say.cases);
    expect(buttonsOf(cases).filter((each) => each.startsWith('voice.share'))).toEqual([]);
  });

  it('a metric by what the company tells apart, small groups hidden', async () => {
    const text = plain(await ask(PAUL, say.by));
    for (const words of say.figures) expect(text).toContain(words);
    expect(text).toContain(say.hidden);
  });

  it('an indicator week by week as a chart, with the sentence that it shows, and shared with both', async () => {
    const { peer } = journey;
    const trend = await ask(CAMILLE, say.trend);
    const charts = ({ blocks }: PeerMessage) => blocks.filter(({ type }) => type === 'data_visualization');
    expect(charts(trend)).toMatchObject([
      { title: say.title, chart: { type: 'line', series: [{ name: 'NPS' }] } },
    ]);
    expect(plain(trend)).toMatch(say.course);
    peer.press(CAMILLE, trend, 'voice.share');
    await peer.until('that it was shared', () =>
      peer.whispers(CAMILLE).find((each) => each.text === say.shared),
    );
    await journey.delivered();
    const [shared] = public_(say.byWhom);
    if (!shared) throw new Error('nothing was shared');
    expect(charts(shared)).toHaveLength(1);
    expect(plain(shared)).toMatch(say.course);
  });

  it('a search, page by page, and shared once though pressed twice, by whom', async () => {
    const { peer } = journey;
    const found = await ask(CAMILLE, say.search);
    expect(plain(found)).toMatch(say.found);
    expect(plain(found)).toContain('client numéro 0');
    expect(plain(found)).not.toContain('client numéro 5');
    peer.press(CAMILLE, found, 'voice.ask', { subject: 'search/1/colis trottoir' });
    const second = await turned(CAMILLE, found, say.page);
    expect(plain(second)).toContain('client numéro 5');
    peer.press(CAMILLE, second, 'voice.share');
    peer.press(CAMILLE, second, 'voice.share');
    await peer.until(
      'both answers',
      () => peer.whispers(CAMILLE).filter((each) => each.text === say.shared).length === 3,
    );
    await journey.delivered();
    const [shared, ...more] = public_(say.byWhom).filter((each) => plain(each).includes('client numéro'));
    expect(more).toEqual([]);
    if (!shared) throw new Error('nothing was shared');
    expect(plain(shared)).toContain('client numéro 5');
    expect(buttonsOf(shared)).toEqual([]);
    const [nothing, words] = say.none;
    expect(plain(await ask(CAMILLE, nothing))).toContain(words);
  });

  it('what is new; an admin pins it, renames it, mutes it and takes that back', async () => {
    const { peer } = journey;
    const themes = await ask(ADAM, say.themes);
    expect(plain(themes)).toMatch(say.fresh);
    const words = await whisperedAfter(journey, ADAM, () => peer.press(ADAM, themes, 'theme.words'));
    expect(plain(words)).toContain('Colis posé sur le trottoir, client numéro');
    peer.press(ADAM, themes, 'theme.pin');
    const pinned = await turned(ADAM, themes, say.pinned);
    peer.press(ADAM, pinned, 'theme.rename');
    const form = await journey.form('theme.rename');
    await peer.submit(ADAM, filledIn(form, { fr: 'Colis abandonnés', en: 'Parcels left outside' }));
    expect(peer.errors()).toEqual({});
    peer.close(ADAM);
    expect(plain(await ask(PAUL, say.themes))).toContain(say.renamed);
    const renamed = await turned(ADAM, pinned, say.renamed);
    peer.press(ADAM, renamed, 'theme.mute');
    const muted = await turned(ADAM, pinned, say.unmute);
    expect(plain(muted)).toContain(say.nothing);
    expect(plain(await ask(PAUL, say.themes))).not.toMatch(/trottoir|abandonnés|left outside/);
    expect(plain(await ask(PAUL, ''))).not.toMatch(/Colis abandonnés|Parcels left outside/);
    peer.press(ADAM, muted, 'theme.unmute');
    await turned(ADAM, muted, say.renamed);
    expect(buttonsOf(await ask(PAUL, say.themes)).filter((each) => /theme\.(pin|mute)/.test(each))).toEqual(
      [],
    );
  });

  it('what a customer told a colleague, redacted, found at once', async () => {
    const { peer, database } = journey;
    await peer.command(PAUL, say.command, say.add, CHANNEL);
    const form = await journey.form('voice.add');
    expect(filledIn(form)).toMatchObject({
      words: 'Il attend depuis lundi',
      scale: 'none',
      on: '2026-11-09',
    });
    const words = 'Rappelez-moi au 06 12 34 56 78, le poêle fume.';
    await peer.submit(PAUL, filledIn(form, { words, scale: 'csat', score: '9', touchpoint: 'use' }));
    expect(Object.values(peer.errors())).toEqual([say.badScore]);
    await peer.submit(PAUL, filledIn(form, { words, scale: 'csat', score: '2', touchpoint: 'use' }));
    const shown = await peer.until('what will be read', () => {
      const view = peer.modal();
      return view && plain(view).includes(say.taken) && view;
    });
    expect(await database.db.feedback.count({ where: { source: { name: say.source } } })).toBe(0);
    expect(filledIn(shown)).toMatchObject({
      'shown.words': 'Rappelez-moi au [téléphone], le poêle fume.',
      score: '2',
    });
    await peer.submit(PAUL, filledIn(shown));
    const receipt = await peer.until('the receipt', () => {
      const view = peer.modal();
      return view?.title?.text.replaceAll('\u00a0', ' ') === say.thanks && view;
    });
    expect(plain(receipt)).toContain(
      say.redacted.replaceAll('“', '').replaceAll('”', '').replaceAll(/« | »/g, ''),
    );
    peer.close(PAUL);
    const row = await database.db.feedback.findFirstOrThrow({
      where: { source: { name: say.source } },
    });
    expect(row).toMatchObject({ metric: 'csat', score: 2, touchpoint: 'use', heat: 'hot' });
    expect(plain(await ask(CAMILLE, 'poêle'))).toContain('Rappelez-moi au [téléphone], le poêle fume.');
    expect(journey.logged.join('\n')).not.toContain('06 12 34 56 78');
  });

  it.runIf(mode === 'events')('what a colleague wrote in a channel, by that message’s menu', async () => {
    const { peer, database } = journey;
    const message = await peer.say(CAMILLE, CHANNEL, 'Cliente ravie : « la pose était parfaite »');
    await shortcut(journey, PAUL, 'voice-from-message', message);
    const form = await journey.form('voice.add');
    expect(filledIn(form)).toMatchObject({ words: 'Cliente ravie : « la pose était parfaite »' });
    await peer.submit(PAUL, filledIn(form, { scale: 'nps', score: '10' }));
    expect(peer.errors()).toEqual({});
    const rows = await database.db.feedback.findMany({ where: { score: 10 } });
    expect(rows.map(({ verbatim }) => verbatim)).toEqual(['Cliente ravie : « la pose était parfaite »']);
  });
});
