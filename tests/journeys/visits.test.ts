// Visits on Slack: nothing before the notice, then one of our own and one of a competitor's, told in two forms, read by everybody, without a name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import {
  ADAM,
  answerTo,
  CAMILLE,
  CHANNEL,
  closeTold,
  company,
  INES,
  pairings,
  whisperedAfter,
} from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const said = {
  fr: {
    nothing: 'Rien ne peut encore être visité.',
    stands: 'CSE, procès-verbal du 3 novembre',
    competitors: 'Comparés à\u00a0: Rapido.',
    early: 'Les salariés et leurs représentants ont été informés le',
    taken: 'Avant que quiconque ne le lise, ceci a été retiré\u00a0: un nom.',
    kept: 'La visite n°\u00a01 est gardée.',
    known: 'Chez nous\u00a0: 0 sur 1, donc entre 0 et 79\u00a0%\u00a0: trop peu pour le dire',
    other: 'Concurrents\u00a0: 1 sur 1, donc entre 21 et 100\u00a0%\u00a0: trop peu pour le dire',
    month: 'Chez nous · novembre 2026 · tenu\u00a0: non',
    who: 'par Camille Roux (vu des admins seuls)',
    yours: 'la vôtre',
    action: 'Livré au jour dit',
    grew: 'À l’origine\u00a0: les visites de l’étape «\u00a0Livraison\u00a0».',
    deleted: 'est supprimée',
    results: 'résultats',
    settings: 'réglages',
    refused: 'Les visites de nos propres équipes attendent',
    name: '[nom]',
  },
  en: {
    nothing: 'Nothing can be visited yet.',
    stands: 'CSE, procès-verbal du 3 novembre',
    competitors: 'Compared with: Rapido.',
    early: 'Employees and their representatives were told on',
    taken: 'Before anyone reads it, this was taken out: a name.',
    kept: 'Visit #1 is kept.',
    known: 'Ours: 0 of 1, so between 0 and 79%: too few to say',
    other: 'Competitors: 1 of 1, so between 21 and 100%: too few to say',
    month: 'Ours · November 2026 · kept: no',
    who: 'by Camille Roux (seen by admins only)',
    yours: 'yours',
    action: 'Delivered on the day',
    grew: 'Grew from visits of “Delivery”.',
    deleted: 'is deleted',
    results: 'results',
    settings: 'settings',
    refused: 'Visits of our own teams wait',
    name: '[',
  },
};

describe.skipIf(!hasLocalSlack).each(pairings)(
  'visits on $engine, $mode, $locale',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
    });
    afterAll(() => journey?.stop());

    const ask = (user: string, text = '') =>
      answerTo(journey, user, () => journey.peer.command(user, '/visit', text, CHANNEL));
    const opens = async (user: string, text = '') => {
      await journey.peer.command(user, '/visit', text, CHANNEL);
      return journey.form('visit');
    };

    it('waits for the notice, with a button to what is missing', async () => {
      const { peer } = journey;
      const refused = await ask(CAMILLE);
      expect(seen(refused)).toContain(say.nothing);
      const shown = await whisperedAfter(journey, CAMILLE, () =>
        peer.press(CAMILLE, refused, 'visits.settings'),
      );
      expect(JSON.stringify(shown)).not.toContain('visit.notice');
      const settings = await ask(ADAM, say.settings);
      peer.press(ADAM, settings, 'visit.notice');
      const form = await journey.form('visit.notice');
      const told = { toldOn: '2026-11-05', document: say.stands };
      await peer.submit(ADAM, filledIn(form, told));
      expect(peer.errors()['confirmed']).toBeDefined();
      await peer.submit(ADAM, filledIn(form, { ...told, confirmed: true }));
      closeTold(journey, ADAM);
      peer.press(ADAM, await ask(ADAM, say.settings), 'visit.competitors');
      await journey.form('visit.competitors');
      await peer.submit(ADAM, { names: 'Rapido\n rapido ' });
      closeTold(journey, ADAM);
      const stands = seen(await ask(INES, say.settings));
      for (const each of [say.stands, say.competitors]) expect(stands).toContain(each);
    });

    it('shows what was taken out before it is sent', async () => {
      const { peer, database } = journey;
      const first = await opens(CAMILLE);
      await peer.submit(CAMILLE, filledIn(first, { step: 'delivery', when: '2026-11-04' }));
      expect(peer.errors()['when']).toContain(say.early);
      await peer.submit(CAMILLE, filledIn(first, { step: 'delivery' }));
      const second = await journey.form('visit.said');
      const text = { promised: '48 h', happened: 'Inès Moreau est venue quatre jours plus tard', kept: 'no' };
      await peer.submit(CAMILLE, filledIn(second, text));
      const shown = await peer.until('what was taken out', () => {
        const view = peer.modal();
        return view && seen(view).includes(say.taken) ? view : null;
      });
      expect(await database.db.visit.count()).toBe(0);
      await peer.submit(CAMILLE, filledIn(shown));
      expect(peer.errors()).toEqual({});
      expect(seen(peer.modal() ?? { blocks: [] })).toContain(say.kept);
      closeTold(journey, CAMILLE);
      const [row] = await database.db.visit.findMany();
      expect(row).toMatchObject({ touchpoint: 'delivery', kept: 'no', competitorId: null });
      expect(row?.happened).not.toMatch(/Inès|Moreau/);
      expect(row?.happened).toContain(say.name);
    });

    it('tells everybody what visits come to, and admins alone who went', async () => {
      const { peer, database } = journey;
      const [rapido] = await database.db.visitCompetitor.findMany();
      await peer.submit(INES, filledIn(await opens(INES), { where: rapido?.id ?? '', step: 'delivery' }));
      const second = await journey.form('visit.said');
      await peer.submit(INES, filledIn(second, { promised: '24 h', happened: '24 h', kept: 'yes' }));
      closeTold(journey, INES);
      const results = await ask(INES, say.results);
      for (const each of [say.known, say.other]) expect(seen(results)).toContain(each);
      const step = async (user: string) => {
        const list = await ask(user, say.results);
        return whisperedAfter(journey, user, () => peer.press(user, list, 'visits.at'));
      };
      const ofInes = seen(await step(INES));
      expect(ofInes).toContain(say.month);
      expect(ofInes).toContain('48 h');
      expect(ofInes).not.toContain('Camille');
      expect(ofInes).toContain(say.yours);
      expect(seen(await step(ADAM))).toContain(say.who);
    });

    it('becomes an action that says where it grew from', async () => {
      const { peer } = journey;
      const list = await ask(ADAM, say.results);
      const step = await whisperedAfter(journey, ADAM, () => peer.press(ADAM, list, 'visits.at'));
      peer.press(ADAM, step, 'plan.add');
      const form = await journey.form('plan.add');
      await peer.submit(ADAM, filledIn(form, { title: say.action, owner: [ADAM] }));
      closeTold(journey, ADAM);
      const action = await answerTo(journey, ADAM, () => peer.command(ADAM, '/plan', '1', CHANNEL));
      expect(seen(action)).toContain(say.grew);
    });

    it('is deleted by whoever told it, and no new one of our own comes once the notice is withdrawn', async () => {
      const { peer, database } = journey;
      const list = await ask(CAMILLE, say.results);
      const step = await whisperedAfter(journey, CAMILLE, () => peer.press(CAMILLE, list, 'visits.at'));
      const gone = await whisperedAfter(journey, CAMILLE, () => peer.press(CAMILLE, step, 'visit.delete'));
      expect(seen(gone)).toContain(say.deleted);
      expect(await database.db.visit.count()).toBe(1);
      const before = await opens(CAMILLE);
      const settings = await ask(ADAM, say.settings);
      await whisperedAfter(journey, ADAM, () => peer.press(ADAM, settings, 'visit.notice-withdraw'));
      await peer.submit(CAMILLE, filledIn(before, { step: 'delivery' }));
      expect(JSON.stringify([peer.modal(), peer.errors()])).toContain(say.refused);
      expect(await database.db.visit.count()).toBe(1);
    });
  },
);
