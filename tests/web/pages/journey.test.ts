// The page of a journey over HTTP: what it shows, in which language, to whom, and for how long.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JourneyShows } from '../../../src/pages/journey.ts';
import { changePage, makePage, revokePage } from '../../../src/pages/page.ts';
import { addAnswers, times } from '../../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { MADE, type Screens, screens } from './screens.ts';

const doer = { by: 'command-line', now: MADE } as const;
const SHOWS: JourneyShows = { lanes: ['customers'], days: 90, languages: ['fr', 'en'], surveys: false };

onAnyEngine((engine) => {
  let house: Screens;
  beforeAll(async () => {
    house = await screens(await freshDatabase(engine));
    const { database, workspace } = house.acme;
    const at = '2026-11-10T09:00:00Z';
    const csat = (touchpoint: string, score: number) =>
      times(60, { metric: 'csat' as const, score, at, touchpoint, sourceId: 'map' });
    await database.db.source.create({
      data: { workspaceId: workspace.id, id: 'map', name: 'map', createdAt: MADE },
    });
    await addAnswers(database.db, workspace.id, [
      ...csat('buy', 5),
      ...csat('delivery', 1),
      ...times(60, { metric: 'csat', score: 4, at, touchpoint: '<b>Quai</b>', sourceId: 'map' }),
    ]);
    await database.db.touchpoint.create({
      data: { workspaceId: workspace.id, id: '<b>Quai</b>', nameFr: '<b>Quai</b>', nameEn: '<b>Dock</b>' },
    });
  });
  afterAll(() => house.stop());

  let made = 0;
  const make = async (shows: Partial<JourneyShows> = {}) => {
    const { database, workspace } = house.acme;
    made += 1;
    const page = { name: `Map ${made}`, shows: { ...SHOWS, ...shows }, creatorId: 'anna' };
    return makePage(database, workspace.id, { kind: 'journey', ...page }, doer);
  };
  const seen = async (path: string) => (await house.get(path)).text();

  test('shows what stands out, in the language that is asked for of those that were chosen', async () => {
    const { token } = await make();
    const french = await seen(`/journey/${token}`);
    expect(french).toContain('<html lang="fr">');
    expect(french).toMatch(/Livraison se détache\s: 67 points au-dessous de la moyenne du parcours/);
    expect(french).toContain('href="?lang=en"');
    const english = await seen(`/journey/${token}?lang=en`);
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Delivery stands out: 67 points below the journey’s mean');
    const { token: alone } = await make({ languages: ['fr'] });
    const only = await seen(`/journey/${alone}?lang=en`);
    expect(only).toContain('<html lang="fr">');
    expect(only).not.toContain('?lang=');
  });

  test('says how each touchpoint stands in words and by a shape, and takes no name for markup', async () => {
    const { token } = await make({ languages: ['en'] });
    const page = await seen(`/journey/${token}`);
    expect(page).toMatch(/<li class="card below">.*?<polygon.*?Delivery.*?67 points below/s);
    expect(page).toContain('nobody is asked here');
    expect(page).toContain('&lt;b&gt;Dock&lt;/b&gt;');
    expect(page).not.toContain('<b>');
  });

  test('asks nobody for anything, runs nothing, and is found by no search engine', async () => {
    const { token } = await make();
    const answer = await house.get(`/journey/${token}`);
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    const html = await answer.text();
    expect(html).not.toMatch(/<script|<style|style="|https?:\/\/(?!www\.w3\.org)/);
  });

  test('is at most a minute old, and of what its maker chose as soon as it is changed', async () => {
    const { database, workspace } = house.acme;
    const { token, page } = await make({ languages: ['en'] });
    expect(await seen(`/journey/${token}`)).toContain('60 answers');
    await addAnswers(database.db, workspace.id, [
      { metric: 'csat', score: 5, at: '2026-11-11T09:00:00Z', touchpoint: 'buy', sourceId: 'map' },
    ]);
    expect(await seen(`/journey/${token}`)).not.toContain('61 answers');
    house.time.now = new Date(house.time.now.getTime() + 60_000);
    expect(await seen(`/journey/${token}`)).toContain('61 answers');
    const draft = { name: page.name, shows: { ...SHOWS, languages: ['en'], days: 28 } };
    await changePage(database, workspace.id, page, draft, doer);
    expect(await seen(`/journey/${token}`)).toContain('last 28 days');
  });

  test('leads nowhere once it is revoked, nor by a link of a screen', async () => {
    const { database, workspace } = house.acme;
    const { token, page } = await make();
    const screen = await house.make();
    expect((await house.get(`/journey/${screen.token}`)).status).toBe(404);
    expect((await house.get(`/wall/${token}`)).status).toBe(404);
    await revokePage(database, workspace.id, page.id, doer);
    expect((await house.get(`/journey/${token}`)).status).toBe(404);
  });

  test('shows nothing of surveys, unless the admin chose so', async () => {
    const { db } = house.acme.database;
    const workspaceId = house.acme.workspace.id;
    const at = new Date('2026-10-30T16:00:00Z');
    const survey = { workspaceId, id: 's', number: 77, kind: 'mirror', name: 'Miroir', settings: {} };
    await db.survey.create({
      data: {
        ...{ ...survey, channels: [], threshold: 5, daysOpen: 7, createdById: 'anna', createdAt: at },
        formKey: 's77',
      },
    });
    const figure = { value: 0.9, n: 30, low: 0.8, high: 0.95, margin: 0.07 };
    const guess = {
      ...{ unit: 'share', verdict: 'above', gap: { change: 0.5, low: 0.4, high: 0.6 } },
      ...{ customers: figure, colleagues: { ...figure, asked: 40 } },
    };
    const question = {
      metric: 'csat',
      heat: null,
      names: null,
      touchpoint: 'delivery',
      own: null,
      groups: [],
    };
    const result = {
      from: at.toISOString(),
      to: at.toISOString(),
      gone: 0,
      questions: [{ ...question, guess }],
    };
    await db.surveyRound.create({
      data: {
        ...{ workspaceId, id: 'r', surveyId: 's', number: 1, state: 'closed', threshold: 5 },
        ...{
          commentThreshold: 8,
          questions: [],
          groups: [],
          openedAt: at,
          closesAt: at,
          closedAt: at,
          result,
        },
      },
    });
    const shown = async (surveys: boolean) =>
      seen(`/journey/${(await make({ languages: ['en'], surveys })).token}`);
    expect(await shown(false)).not.toContain('Colleagues guessed');
    expect(await shown(true)).toContain('90%, 50 points too high');
  });
});
