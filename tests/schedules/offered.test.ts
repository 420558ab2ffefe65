// What came with a later version is offered to digests and screens that are there, and put in by nobody but their admins.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { listable } from '../../src/digests/section.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { Block } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { pageById } from '../../src/pages/page.ts';
import { wallShows } from '../../src/pages/wall.ts';
import { notOffered, withAdded } from '../../src/schedules/offered.ts';
import { answerOffer, updateSchedule } from '../../src/schedules/save.ts';
import { type Schedule, scheduleById } from '../../src/schedules/schedule.ts';
import { type Desk, now, openDesk } from '../handlers/desk.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';

const all = ['headline', 'themes', 'thanks', 'plan', 'suggestions'];

describe('what is offered', () => {
  it.each([
    ['of before', { sections: ['headline'], offered: null }, ['thanks', 'plan']],
    [
      'that chose all there was',
      { sections: ['suggestions'], offered: ['thanks', 'suggestions'] },
      ['headline', 'themes', 'plan'],
    ],
    ['that knows everything', { sections: ['headline'], offered: all }, []],
    ['that has them already', { sections: all, offered: null }, []],
  ] as const)('to a digest %s', (_, chosen, expected) => {
    expect(notOffered(all, chosen)).toEqual(expected);
  });

  it('goes in where it is read, and leaves the order that somebody chose', () => {
    expect(withAdded(all, ['headline', 'suggestions'], ['thanks', 'plan'])).toEqual([
      ...['headline', 'thanks', 'plan', 'suggestions'],
    ]);
    expect(withAdded(all, ['themes', 'headline'], ['plan'])).toEqual(['themes', 'headline', 'plan']);
    expect(withAdded(all, ['suggestions', 'gone'], ['plan'])).toEqual(['plan', 'suggestions', 'gone']);
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (sections) => {
        const added = notOffered(all, { sections, offered: [] });
        const after = withAdded(all, sections, added);
        expect(after.toSorted()).toEqual(all.toSorted());
        expect(after.filter((id) => sections.includes(id))).toEqual(sections);
      }),
    );
  });
});

onEachEngine((engine) => {
  let database: Database;
  let desk: Desk;
  let schedule: Schedule;
  const saving = () => ({ workspaceId: desk.workspace.id, adminId: desk.admin.id, now });
  const stored = async () => {
    const found = await scheduleById(database.db, desk.workspace.id, schedule.id);
    if (!found) throw new Error('no schedule');
    return found;
  };
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openDesk(database, 'en');
    schedule =
      (await scheduleById(database.db, desk.workspace.id, desk.subjects['schedule'] ?? '')) ?? schedule;
  });

  it('is added once, whoever presses twice, and asked about no more', async () => {
    const { version } = await stored();
    const answer = { all, isAdded: true };
    await Promise.all([1, 2].map(() => answerOffer(database, saving(), schedule.id, answer)));
    const after = await stored();
    expect(after).toMatchObject({ version: version + 1, offered: all });
    expect(after.sections).toEqual(expect.arrayContaining(['thanks', 'plan']));
    expect(new Set(after.sections).size).toBe(after.sections.length);
    expect(notOffered(all, after)).toEqual([]);
    expect(notOffered([...all, 'listening'], after)).toEqual(['listening']);
  });

  it('is left out for good, and writes nothing over that somebody else changes', async () => {
    const { version, sections } = await stored();
    await answerOffer(database, saving(), schedule.id, { all, isAdded: false });
    expect(await stored()).toMatchObject({ sections, offered: all });
    const draft = { ...schedule, name: 'Mine' };
    const late = await updateSchedule(database, saving(), { id: schedule.id, version }, draft);
    expect(late.kind).not.toBe('saved');
  });
});

onAnyEngine((engine) => {
  const words = {
    en: {
      isNew: 'New since this was last saved: “Customers who heard back”',
      home: 'can tell more now',
      screen: 'can show more now',
    },
    fr: {
      isNew: 'Nouveau depuis le dernier enregistrement : « Réponses aux clients »',
      home: 'désormais en dire plus',
      screen: 'désormais en montrer plus',
    },
  };
  const texts = (blocks: readonly Block[], locale: Locale) =>
    plainText({ summary: '', blocks }, locale).replaceAll(/[\u00a0\u202f]/g, ' ');

  it.each(['en', 'fr'] as const)(
    'is said in the lists and in an admin’s home, until it is answered (%s)',
    async (locale) => {
      const database = await freshDatabase(engine);
      const desk = await openDesk(database, locale);
      const say = words[locale];
      const shown = async (name: string, subject?: string) => {
        const reply = await menu.actions[name]?.(desk.ask(subject === undefined ? {} : { subject }));
        if (reply?.kind !== 'say') throw new Error(`${name} says nothing`);
        return texts(reply.message.blocks, locale);
      };
      const home = async () => texts((await menu.home(desk.ask())).blocks, locale);
      const [schedule = '', page = ''] = [desk.subjects['schedule'], desk.subjects['page']];
      expect(await shown('schedules')).toContain(say.isNew);
      expect(await home()).toContain(say.home);
      await shown('schedule.add-new', schedule);
      expect(await shown('schedules')).not.toContain(say.isNew);
      expect(await home()).not.toContain(say.home);
      const saved = await scheduleById(database.db, desk.workspace.id, schedule);
      expect(saved?.offered).toEqual(listable(menu.sections).map(({ id }) => id));

      const before = wallShows((await pageById(database.db, desk.workspace.id, page))?.shows);
      expect(await shown('pages')).toContain(say.isNew.slice(0, 8));
      expect(await home()).toContain(say.screen);
      await shown('page.leave-new', page);
      expect(await home()).not.toContain(say.screen);
      const after = wallShows((await pageById(database.db, desk.workspace.id, page))?.shows);
      expect(after.slides).toEqual(before.slides);
      expect(after.offered).toContain('thanks');
    },
  );
});
