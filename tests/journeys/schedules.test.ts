// An admin programs digests by command, buttons and forms; two admins at once; somebody who is no admin.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateSchedule } from '../../src/schedules/save.ts';
import { allSchedules } from '../../src/schedules/schedule.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { filledIn, seen } from './seen.ts';
import { goOn } from './signed-form.ts';

const [NADIA, GEMMA, KARIM] = ['U0NADIA', 'U0GEMMA', 'U0KARIM'];
const [GENERAL, VOIX] = ['C0GENERAL', 'C0VOIX'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: GEMMA, name: 'gemma', real_name: 'Gemma Whitfield', tz: 'Europe/London' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
];
const everyone = users.map((user) => user.id);
const channels = [
  { id: GENERAL, name: 'general', members: everyone },
  { id: VOIX, name: 'voix-clients', members: [NADIA] },
];

const said = {
  fr: {
    menu: /^Porte-voix, côté admins$/,
    list: /^Bulletins programmés$/,
    empty: 'Aucun bulletin n’est encore programmé.',
    wrong: {
      name: 'Écrivez quelque chose ici.',
      channels: 'Choisissez au moins un canal.',
      timeZone: '«\u00a0Mars\u00a0» n’est pas un fuseau horaire. Écrivez Europe/Paris ou America/New_York.',
      country:
        '«\u00a0Gaule\u00a0» n’est pas un pays que je connais. Écrivez par exemple France, ou son code FR.',
      pausedUntil: 'Le dimanche 1er novembre 2026 est passé. Choisissez une date à venir, ou laissez vide.',
    },
    cron: /^«\u00a0\* \* \* \* \*\u00a0» revient plus d’une fois par heure\./,
    unseen:
      'Ce canal a été supprimé, ou il est privé et je n’y suis pas. Ajoutez-moi, puis enregistrez à nouveau.',
    saved: '«\u00a0Hebdo\u00a0» sera publié dans #general, #voix-clients.',
    nextThree: [
      'mardi 10 novembre à 8\u00a0h\u00a030',
      'mardi 17 novembre à 8\u00a0h\u00a030',
      'mardi 24 novembre à 8\u00a0h\u00a030',
    ],
    listed:
      '#general, #voix-clients · chaque mardi à 8\u00a0h\u00a030\nprochain\u00a0: mardi 10 novembre à 8\u00a0h\u00a030',
    outdated:
      'Gemma Whitfield a enregistré ce bulletin pendant que vous le modifiiez\u202f; rien n’a été écrasé. Copiez ce qu’il vous faut, fermez et rouvrez-le.',
    paused: /^«\u00a0Renommé\u00a0» est en pause\. Les envois prévus pendant la pause n’auront pas lieu\.$/,
    isPaused: 'en pause',
    resumed: /^«\u00a0Renommé\u00a0» reprend\u202f; prochain\u00a0: mardi 10 novembre à 8\u00a0h\u00a030\.$/,
    preview:
      'Aperçu\u00a0: ce qu’on lirait dans #general, #voix-clients d’une période habituelle qui s’achève maintenant. Visible de vous uniquement.',
    digest: /^La voix des clients · semaine 45/,
    everywhere: 'tous les canaux où je suis (2 canaux aujourd’hui)',
    onItsWay: /^«\u00a0Renommé\u00a0» arrive dans vos messages directs\.$/,
    details: 'Le détail de ce numéro',
    removed: /^«\u00a0Renommé\u00a0» est supprimé\.$/,
    gone: /^Ce bulletin a été supprimé entre-temps\./,
    help: /^Porte-voix$/,
    notForYou: /réservé aux admins de Porte-voix\..*Gemma Whitfield.*Nadia Benali/,
  },
  en: {
    menu: /^Porte-voix, for admins$/,
    list: /^Schedules$/,
    empty: 'No digest is scheduled yet.',
    wrong: {
      name: 'Please write something here.',
      channels: 'Choose at least one channel.',
      timeZone: '“Mars” is not a time zone. Write it as Europe/Paris or America/New_York.',
      country: '“Gaule” is not a country that I know. Write for example France, or its code FR.',
      pausedUntil: 'Sunday 1 November 2026 is past. Choose a later date, or leave it empty.',
    },
    cron: /^“\* \* \* \* \*” comes round more than once an hour\./,
    unseen: 'This channel was deleted, or it is private and I am not in it. Add me to it, then save again.',
    saved: '“Hebdo” will be posted to #general, #voix-clients.',
    nextThree: [
      'Tuesday 10 November at 08:30',
      'Tuesday 17 November at 08:30',
      'Tuesday 24 November at 08:30',
    ],
    listed: '#general, #voix-clients · every Tuesday at 08:30\nnext: Tuesday 10 November at 08:30',
    outdated:
      'Gemma Whitfield saved this schedule while you were editing; nothing was overwritten. Copy what you need, close, and open it again.',
    paused: /^“Renommé” is paused\. What would be posted meanwhile is not\.$/,
    isPaused: 'paused',
    resumed: /^“Renommé” goes on; next: Tuesday 10 November at 08:30\.$/,
    preview:
      'Preview: what #general, #voix-clients would read of a usual period that ends now. Only you see this.',
    digest: /^Customers’ voice · week 45/,
    everywhere: 'every channel that I am in (2 channels today)',
    onItsWay: /^“Renommé” is on its way to your direct messages\.$/,
    details: 'The details of this digest',
    removed: /^“Renommé” was deleted\.$/,
    gone: /^This schedule was deleted meanwhile\./,
    help: /^Porte-voix$/,
    notForYou: /for admins of Porte-voix\..*Gemma Whitfield.*Nadia Benali/,
  },
} as const;

describe.skipIf(!hasLocalSlack).each(
  enough([
    { engine: 'postgresql', mode: 'events', locale: 'en' },
    { engine: 'sqlite', mode: 'socket', locale: 'fr' },
    { engine: 'sqlite', mode: 'events', locale: 'en' },
    { engine: 'postgresql', mode: 'socket', locale: 'fr' },
  ] as const),
)('an admin programs digests ($engine, $mode, $locale)', ({ engine, mode, locale }) => {
  const say = said[locale];
  let journey: Journey;
  let list: PeerMessage;
  beforeAll(async () => {
    journey = await startJourney({ engine, mode, users, channels, admins: [NADIA, GEMMA], locale });
    await addAnswers();
  });
  afterAll(() => journey?.stop());

  async function addAnswers(): Promise<void> {
    const { database, app } = journey;
    const at = new Date('2026-11-06T09:00:00Z');
    const common = { workspaceId: app.workspaceId, sourceId: 's', heat: 'hot' };
    await database.db.source.create({
      data: { workspaceId: app.workspaceId, id: 's', name: 'Enquête', createdAt: at },
    });
    const answer = (i: number) => ({
      ...common,
      id: `f${i}`,
      metric: 'nps',
      score: 9,
      answeredAt: at,
      receivedAt: at,
    });
    await database.db.feedback.createMany({ data: Array.from({ length: 8 }, (_, i) => answer(i)) });
  }
  const whispered = (user: string) => journey.peer.whispers(user).length;
  /** The next thing that only this person is shown. */
  /** The list in its own place, below what was done on it. */
  async function drawnAnew(act: string, done: RegExp): Promise<PeerMessage> {
    const { peer } = journey;
    peer.press(NADIA, list, act);
    return peer.until(`the list after ${act}`, () =>
      peer.whispers(NADIA).find(({ ts, text }) => ts === list.ts && done.test(text)),
    );
  }

  async function answerTo(user: string, act: () => unknown): Promise<PeerMessage> {
    const before = whispered(user);
    await act();
    return journey.peer.until(`an answer to ${user}`, () => journey.peer.whispers(user)[before]);
  }
  async function openList(user: string): Promise<PeerMessage> {
    const menu = await answerTo(user, () => journey.peer.command(user, '/portevoix', '', GENERAL));
    expect(menu.text).toMatch(say.menu);
    const shown = await answerTo(user, () => journey.peer.press(user, menu, 'schedules'));
    expect(shown.text).toMatch(say.list);
    return shown;
  }
  const stored = () => journey.database.db.schedule.findMany({ include: { channels: true } });

  it('finds an empty list, and a form in two steps that loses nothing forth and back, each error on its step', async () => {
    const { peer } = journey;
    list = await openList(NADIA);
    expect(seen(list)).toContain(say.empty);
    peer.press(NADIA, list, 'schedule.create');
    const form = await journey.form('schedule');
    await peer.submit(
      NADIA,
      filledIn(form, {
        name: ' ',
        channels: [],
      }),
    );
    // A date can be past only in a zone that is known.
    const { pausedUntil, name, channels: none, ...others } = say.wrong;
    expect(peer.errors()).toEqual({ name, channels: none });
    const fill = { name: 'Hebdo', channels: [GENERAL] };
    // Only in this mode can the peer press a button of a modal.
    if (mode === 'events') {
      const more = await goOn(journey, NADIA, filledIn(form, fill), 'more');
      const wrong = { timeZone: 'Mars', country: 'Gaule', pausedUntil: '2026-11-01' };
      await peer.submit(NADIA, filledIn(more, wrong));
      expect(peer.errors()).toEqual(others);
      await peer.submit(NADIA, filledIn(more, { pausedUntil: '2026-11-01' }));
      expect(peer.errors()).toEqual({ pausedUntil });
      await peer.submit(NADIA, filledIn(more, { cron: '* * * * *' }));
      expect(peer.errors()).toEqual({ cron: expect.stringMatching(say.cron) });
      const back = await goOn(journey, NADIA, filledIn(more, { country: 'Allemagne' }), 'first');
      expect(filledIn(back)).toMatchObject(fill);
      const again = await goOn(journey, NADIA, filledIn(back), 'more');
      expect(filledIn(again)).toMatchObject({ country: 'Allemagne' });
      await goOn(journey, NADIA, filledIn(again, { country: '' }), 'first');
    }
    await peer.submit(
      NADIA,
      filledIn(await journey.form('schedule'), { ...fill, channels: [GENERAL, 'C0NOWHERE'] }),
    );
    expect(peer.errors()).toEqual({ channels: say.unseen });
    expect(await stored()).toEqual([]);
  });

  it('is shown the next three occurrences once it is saved, and finds it in the list', async () => {
    const { peer } = journey;
    const form = await journey.form('schedule');
    await peer.submit(
      NADIA,
      filledIn(form, {
        name: 'Hebdo',
        channels: [GENERAL, VOIX],
        day: 'weekly-2',
        at: '08:30',
      }),
    );
    const confirmation = seen(peer.modal() ?? { blocks: [] });
    expect(confirmation).toContain(say.saved);
    expect(confirmation).toContain(say.nextThree.map((next) => `• ${next} (Europe/Paris)`).join('\n'));
    peer.close(NADIA);
    expect(await stored()).toMatchObject([{ name: 'Hebdo', locale }]);
    list = await openList(NADIA);
    expect(seen(list)).toContain('Hebdo');
    expect(seen(list)).toContain(say.listed);
  });

  it('is told when another admin saved it meanwhile, and overwrites nothing', async () => {
    const { peer, app, database, clock } = journey;
    await openList(GEMMA);
    peer.press(NADIA, list, 'schedule.edit');
    const mine = await journey.form('schedule');
    // The peer has one modal for everybody: Gemma's form would take the place of Nadia's, so hers is only saved.
    const [shown] = await allSchedules(database.db, app.workspaceId);
    const gemma = await database.db.person.findFirstOrThrow({ where: { externalId: GEMMA } });
    if (!shown) throw new Error('no schedule');
    const where = { workspaceId: app.workspaceId, now: clock.now(), adminId: gemma.id };
    expect(await updateSchedule(database, where, shown, { ...shown, name: 'Renommé' })).toMatchObject({
      kind: 'saved',
    });
    await peer.submit(NADIA, filledIn(mine, { name: 'Écrasé', channels: [GENERAL] }));
    expect(peer.errors()).toEqual({ name: say.outdated });
    expect(await stored()).toMatchObject([{ name: 'Renommé', version: 2, channels: [{}, {}] }]);
    peer.close(NADIA);
  });

  it('pauses it and resumes it: each time the list is drawn anew and offers the other', async () => {
    const { peer } = journey;
    list = await drawnAnew('schedule.pause', say.paused);
    expect(seen(list)).toContain(`\n${say.isPaused}\n`);
    expect(JSON.stringify(list.blocks)).not.toContain('schedule.pause:');
    list = await drawnAnew('schedule.resume', say.resumed);
    expect(seen(list)).not.toContain(`\n${say.isPaused}\n`);
    expect(JSON.stringify(list.blocks)).not.toContain('schedule.resume:');
    expect(peer.errors()).toEqual({});
  });

  it('previews it alone, and gets it by direct message with the details in its thread; no channel hears of it', async () => {
    const { peer } = journey;
    const preview = await answerTo(NADIA, () => peer.press(NADIA, list, 'schedule.preview'));
    expect(preview.ephemeral_to).toBe(NADIA);
    expect(preview.text).toMatch(say.digest);
    expect(seen(preview).startsWith(say.preview)).toBe(true);
    const before = peer.dm(NADIA).length;
    const told = await answerTo(NADIA, () => peer.press(NADIA, preview, 'schedule.send-me'));
    expect(told.text).toMatch(say.onItsWay);
    await journey.delivered();
    const [digest, details, ...more] = peer.dm(NADIA).slice(before);
    expect(digest?.text).toMatch(say.digest);
    expect(details).toMatchObject({ text: say.details, thread_ts: digest?.ts });
    expect(more).toEqual([]);
    for (const place of [GENERAL, VOIX])
      expect(
        peer.messages(place).filter((each) => each.user === peer.botUserId && !each.ephemeral_to),
      ).toEqual([]);
    expect(await journey.database.db.digestRun.count()).toBe(0);
  });

  // Only in this mode can the peer press a button of a modal.
  it.runIf(mode === 'events')('may go to every channel that the bot is in', async () => {
    const { peer } = journey;
    peer.press(NADIA, list, 'schedule.edit');
    const form = await journey.form('schedule');
    const more = await goOn(journey, NADIA, filledIn(form, { channels: [] }), 'more');
    await peer.submit(NADIA, filledIn(more, { channelPattern: '*' }));
    expect(seen(peer.modal() ?? { blocks: [] })).toContain(say.everywhere);
    peer.close(NADIA);
    expect(await stored()).toMatchObject([{ channelPattern: '*', channels: [{}, {}] }]);
    list = await openList(NADIA);
    expect(seen(list)).toContain(say.everywhere);
  });

  it('refuses somebody who is no admin and names those who are', async () => {
    const { peer } = journey;
    const help = await answerTo(KARIM, () => peer.command(KARIM, '/portevoix', '', GENERAL));
    expect(help.text).toMatch(say.help);
    expect(seen(help)).not.toMatch(/\/portevoix\*? –/);
    for (const action of [
      'schedule.delete',
      'schedule.edit',
      'schedule.create',
      'schedule.pause',
      'schedule.sent',
    ]) {
      const refusal = await answerTo(KARIM, () => peer.press(KARIM, list, action));
      expect(refusal.text).toMatch(say.notForYou);
    }
    expect(peer.modal()).toBeNull();
    expect(await stored()).toMatchObject([{ deletedAt: null, pausedAt: null }]);
  });

  it('deletes it, and what was left of it on the screen says so', async () => {
    const { peer } = journey;
    const old = list;
    list = await drawnAnew('schedule.delete', say.removed);
    expect(JSON.stringify(list.blocks)).not.toContain('schedule.delete:');
    const gone = await answerTo(NADIA, () => peer.press(NADIA, old, 'schedule.edit'));
    expect(gone.text).toMatch(say.gone);
    expect(seen(await openList(NADIA))).toContain(say.empty);
  });
});
