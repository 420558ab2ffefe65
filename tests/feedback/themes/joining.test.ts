// That themes are one subject, as it is kept: joined, in chains, taken apart, by admins who do not see each other.

import { beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import { calledBy, membersOf, type ThemeChoice } from '../../../src/feedback/themes/choices.ts';
import { chooseTheme, themeChoices } from '../../../src/feedback/themes/chosen.ts';
import { joinThemes, partThemes } from '../../../src/feedback/themes/joining.ts';
import { newThemes } from '../../../src/feedback/themes/recent.ts';
import { somebody } from '../../audit/somebody.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../../harness/database.ts';
import { addCompany } from '../answers-on-file.ts';
import { addWeeks, doorstep, instant, said, thisWeek, wholeHistory } from './weeks-on-file.ts';

const door = { language: 'fr', stem: 'dev port', seenAs: 'devant la porte' } as const;
const front = { language: 'en', stem: 'front door', seenAs: 'front door' } as const;
const hall = { language: 'fr', stem: 'hall', seenAs: 'hall' } as const;
const yard = { language: 'en', stem: 'yard', seenAs: 'yard' } as const;
const frontDoor = 'Again at the front door, and nobody came';
/** Some comments of each week are in English. */
const english = wholeHistory.flatMap((back) =>
  said('Your shop is clean and quiet', 20, { at: instant(back) }),
);
type Written = typeof door | typeof front | typeof hall | typeof yard;

onEachEngine((engine) => {
  let database: Database;
  const now = thisWeek.to;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    await addCompany(database.db, 'here');
    await addCompany(database.db, 'there');
  });
  const join = (...themes: Written[]) => joinThemes(database, 'here', { themes, byId: 'admin', now });
  const choose = (theme: Written, change: Partial<ThemeChoice>) =>
    chooseTheme(database, 'here', { theme, seenAs: theme.seenAs, change, byId: 'admin', now });
  const kept = () => themeChoices(database.db, 'here');
  /** The themes of each choice, in the order of both. */
  const together = async () =>
    (await kept()).map((choice) =>
      membersOf(choice)
        .map(({ stem }) => stem)
        .join(' + '),
    );
  const rows = async () => ({
    themes: await database.db.themeChoice.findMany({
      where: { workspaceId: 'here' },
      orderBy: { stem: 'asc' },
      omit: { at: true },
    }),
    subjects: await database.db.themeSubject.count({ where: { workspaceId: 'here' } }),
  });

  it('is whole when admins join at once, each seeing none of the others’', async () => {
    await Promise.all([join(door, front), join(front, hall), join(hall, yard), join(yard, door)]);
    expect(await together()).toEqual(['front door + yard + dev port + hall']);
    expect((await rows()).subjects).toBe(1);
    await Promise.all([partThemes(database, 'here', door, somebody), join(yard, front)]);
    // Whichever came last: all apart, or two of them joined again.
    expect([[], ['front door + yard']]).toContainEqual(await together());
    expect((await rows()).subjects).toBe((await together()).length);
  });

  onceEnough(engine, () => {
    it('keeps two themes as one subject, and each as it was once they are taken apart', async () => {
      await choose(door, { names: { fr: 'Colis abandonnés', en: null }, isPinned: true });
      const before = await rows();
      expect(await join(door, front)).toMatchObject({ isPinned: true, isMuted: false });
      expect(await together()).toEqual(['front door + dev port']);
      await choose(front, { names: { fr: 'Colis dehors', en: 'Parcels outside' }, isMuted: true });
      expect(await kept()).toMatchObject([
        { names: { fr: 'Colis dehors', en: 'Parcels outside' }, isPinned: false, isMuted: true },
      ]);
      expect(await partThemes(database, 'here', front, somebody)).toMatchObject({ isMuted: true });
      expect(await rows()).toEqual(before);
      expect(before.subjects).toBe(0);
    });

    it('reads its name to each reader: the admins’ own, else customers’ words in that language', async () => {
      await join(door, front);
      const read = async () => {
        const [choice] = await kept();
        return choice && [calledBy(choice, 'fr'), calledBy(choice, 'en'), calledBy(choice, null)];
      };
      expect(await read()).toEqual(['devant la porte', 'front door', 'front door']);
      await choose(door, { names: { fr: 'Colis abandonnés', en: null } });
      expect(await read()).toEqual(['Colis abandonnés', 'front door', 'Colis abandonnés']);
      await choose(front, { names: { fr: 'Colis abandonnés', en: 'Parcels left' } });
      expect(await read()).toEqual(['Colis abandonnés', 'Parcels left', 'Parcels left']);
    });

    it('takes each language’s name from the theme that is in it', async () => {
      await choose(door, { names: { fr: 'Colis abandonnés', en: 'Left parcels' } });
      await choose(front, { names: { fr: 'Porte', en: 'At the door' } });
      expect(await join(door, front)).toMatchObject({ names: { fr: 'Colis abandonnés', en: 'At the door' } });
    });

    it('makes one of a chain, of two subjects, and of a circle; what is one already stays', async () => {
      await join(door, front);
      await join(hall, yard);
      expect((await together()).toSorted()).toEqual(['front door + dev port', 'yard + hall']);
      await join(front, hall);
      expect(await together()).toEqual(['front door + yard + dev port + hall']);
      expect(await join(yard, door)).toBeNull();
      expect(await join(door, door)).toBeNull();
      expect((await rows()).subjects).toBe(1);
      await partThemes(database, 'here', yard, somebody);
      expect(await rows()).toEqual({ themes: [], subjects: 0 });
      expect(await partThemes(database, 'here', yard, somebody)).toBeNull();
    });

    it('is muted where one of them was, and shows all of them once it is unmuted', async () => {
      await choose(front, { isMuted: true });
      await choose(door, { isPinned: true });
      expect(await join(door, front)).toMatchObject({ isMuted: true, isPinned: false });
      await choose(door, { isMuted: false });
      expect(await kept()).toMatchObject([{ isMuted: false }]);
      await partThemes(database, 'here', door, somebody);
      expect(await kept()).toMatchObject([
        { stem: 'front door', isMuted: true },
        { stem: 'dev port', isPinned: true },
      ]);
    });

    it('is another company’s business in the other company', async () => {
      await join(door, front);
      expect(await themeChoices(database.db, 'there')).toEqual([]);
      await joinThemes(database, 'there', { themes: [door, hall], byId: 'admin', now });
      expect(await partThemes(database, 'there', front, somebody)).toBeNull();
      await partThemes(database, 'there', door, somebody);
      expect(await together()).toEqual(['front door + dev port']);
    });

    it('holds for a theme that was chosen while stems were made in another way', async () => {
      const old = { workspaceId: 'here', language: 'fr', stem: 'devant port', seenAs: 'devant la porte' };
      await database.db.themeChoice.create({ data: { ...old, isPinned: true, byId: 'admin', at: now } });
      await join(door, front);
      expect(await together()).toEqual(['front door + dev port']);
      await partThemes(database, 'here', door, somebody);
      expect(await kept()).toMatchObject([{ ...door, isPinned: true }]);
    });

    it('is applied to what is new: counted as one, called as each reader reads it, muted as one', async () => {
      await addWeeks(database.db, 'here', [...english, ...said(doorstep, 12), ...said(frontDoor, 9)]);
      const week = async (locale: 'fr' | 'en') =>
        (await newThemes(database.db, { id: 'here', name: 'Ici', locale: 'fr' }, { ...thisWeek, locale }))
          ?.themes;
      await join(door, front);
      expect(await week('fr')).toMatchObject([
        {
          name: 'devant la porte',
          count: 21,
          verbatim: { text: doorstep },
          otherVerbatim: { text: frontDoor },
        },
      ]);
      expect(await week('en')).toMatchObject([
        { name: 'front door', count: 21, verbatim: { text: frontDoor }, otherVerbatim: { text: doorstep } },
      ]);
      await choose(front, { isMuted: true });
      expect(await week('fr')).toEqual([]);
      await partThemes(database, 'here', front, somebody);
      expect((await week('fr'))?.map(({ name, count }) => [name, count])).toContainEqual([
        'devant la porte',
        12,
      ]);
    });

    it('goes on without the customer who is erased, whose words named it', async () => {
      await addWeeks(database.db, 'here', [...english, ...said(doorstep, 12), ...said(frontDoor, 9)]);
      await join(door, front);
      const found = async () =>
        (
          await newThemes(
            database.db,
            { id: 'here', name: 'Ici', locale: 'fr' },
            { ...thisWeek, locale: 'fr' },
          )
        )?.themes[0];
      const quoted = (await found())?.verbatim?.feedbackId ?? '';
      await database.db.feedback.deleteMany({ where: { workspaceId: 'here', id: quoted } });
      expect(await found()).toMatchObject({ name: 'devant la porte', count: 20 });
      expect((await found())?.verbatim?.feedbackId).not.toBe(quoted);
      await database.db.feedback.deleteMany({ where: { workspaceId: 'here', verbatim: doorstep } });
      expect(await found()).toMatchObject({ count: 9, verbatim: { text: frontDoor }, otherVerbatim: null });
      await database.db.feedback.deleteMany({ where: { workspaceId: 'here', verbatim: frontDoor } });
      expect(await found()).toBeUndefined();
      expect(await together()).toEqual(['front door + dev port']);
    });
  });
});
