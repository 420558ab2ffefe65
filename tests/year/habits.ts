// What the company of the simulated year does besides its ideas: what the roadmap looks at. All through the program's own functions; what was
// done is written in a diary, from which roadmap.ts recounts. Habits begin, stop and begin again.
import { pino } from 'pino';
import { createRule, deleteRule } from '../../src/cases/rules/save.ts';
import type { Database } from '../../src/database/client.ts';
import { publishNow } from '../../src/digests/publish.ts';
import { saveCharter } from '../../src/direction/charter.ts';
import { publishWord, withdrawWord } from '../../src/direction/publish.ts';
import { leading } from '../../src/feedback/scores.ts';
import { addSource, noteHeard } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Keys } from '../../src/keys.ts';
import { listAddress } from '../../src/newsletter/addresses.ts';
import { makePage, noteOpened } from '../../src/pages/page.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { approveStory, returnStory } from '../../src/stories/moderate.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { giveThanks } from '../../src/thanks/give.ts';
import { everything } from '../cases/on-file.ts';

import type { Agenda } from './agenda.ts';
import { type Company, DAY_MS } from './company.ts';
import { localDay } from './hours.ts';

export type Habit =
  | 'word'
  | 'charter'
  | 'answers'
  | 'digest'
  | 'letter'
  | 'hot'
  | 'screen'
  | 'story'
  | 'thanks'
  | 'action';

export interface Entry {
  readonly what: Habit;
  readonly at: Date;
  /** When it was taken back; null: it stands. */
  undone: Date | null;
}

/** Days of the year, from 0. */
const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
const ANSWERS = [...every(7, 8, 100), ...every(7, 182, 360)];
const DIGESTS = [...every(7, 9, 100), ...every(14, 260, 300)];

/** @param start its first instant */
export function keepHabits(
  {
    database,
    keys,
    company,
    agenda,
  }: {
    readonly database: Database;
    readonly keys: Keys;
    readonly company: Company;
    readonly agenda: Agenda;
  },
  start: Date,
): readonly Entry[] {
  const { workspace } = company;
  const workspaceId = workspace.id;
  const [admin, other] = company.admins;
  if (!admin || !other) throw new Error('nobody looks after Porte-voix');
  const diary: Entry[] = [];
  const shell = (now: Date) => ({ database, keys, workspace, now });
  let made = 0;
  const key = () => `habit ${++made}`;

  const done = (what: Habit, at: Date): Entry => {
    const entry: Entry = { what, at, undone: null };
    diary.push(entry);
    return entry;
  };
  /** Around noon in Paris. */
  const on = (day: number, run: (at: Date) => Promise<void>) =>
    agenda.put(new Date(start.getTime() + day * DAY_MS + 10.5 * 3_600_000), run);

  for (const day of [12, 52, 130, 215, 300])
    on(day, async (now) => {
      const word = { author: admin, text: `Mot ${day}.`, origin: null, scheduleIds: null, formKey: key() };
      const { row } = await publishWord(shell(now), word);
      const entry = done('word', now);
      // Taken back before its month is over.
      if (day === 52)
        on(day + 4, async (at) => {
          await withdrawWord(shell(at), row.id, admin);
          entry.undone = at;
        });
    });

  on(75, async (now) => {
    const text = { purpose: 'Porter la voix des clients.', rule: 'Au consentement.', details: '' };
    await saveCharter(shell(now), { ...text, members: [admin], basedOn: 0, by: admin, formKey: key() });
    done('charter', now);
  });

  on(2, async (now) => {
    const { source } = await addSource(database, workspaceId, { name: 'Enquête', heat: 'hot', now });
    for (const day of ANSWERS)
      on(day, async (at) => {
        const items = [0, 9, 10].map((score) => ({
          ...{ externalId: `${day} ${score}`, customer: null, touchpoint: null, heat: null, answeredAt: at },
          ...{ names: [], segments: {}, ...leading('nps', score, `Livraison du jour ${day}.`) },
        }));
        await storeFeedback(database, workspaceId, source, items, { keys, keepOriginals: false, now: at });
        await noteHeard(database.db, source, at);
        done('answers', at);
      });
  });

  const schedules = new Map<string, string>();
  const post = (what: 'digest' | 'letter', name: string, address: string, days: readonly number[]) => {
    on(3, async (now) => {
      const draft = {
        ...{ name, channels: [{ address, name }], sections: ['headline', 'verbatims'], filters: {} },
        ...{ cadence: { kind: 'weekly', weekday: 1, at: '09:00' } as const, timeZone: workspace.timeZone },
        ...{ locale: 'fr' as const, country: null, onHolidays: 'skip' as const, whenEmpty: 'note' as const },
        pausedUntil: null,
      };
      const saving = { workspaceId, now, adminId: admin.id };
      schedules.set(name, (await createSchedule(database, saving, draft, key())).id);
    });
    for (const day of days)
      on(day, async (now) => {
        const planning = { ...shell(now), log: pino({ level: 'silent' }), sections: menu.sections };
        const directory = { joined: async () => ({ channels: [], unheard: [] }) };
        const { kind } = await publishNow({ ...planning, directory }, schedules.get(name) ?? '');
        if (kind !== 'posted') throw new Error(`${name}, day ${day}: ${kind}`);
        // The chat takes it; nothing else is sent in this year.
        const of = { workspaceId, kind: 'digest', state: 'pending', address };
        const { count } = await database.db.delivery.updateMany({ where: of, data: { state: 'sent' } });
        if (count === 0) throw new Error(`${name}, day ${day}: nothing was queued`);
        done(what, now);
      });
  };
  post('digest', 'general', 'slack:C1', DIGESTS);
  post('letter', 'lettre', listAddress('list'), [183, 190, 330]);

  on(29, async (now) => {
    const saving = { workspaceId, now, adminId: admin.id };
    const rule = await createRule(database, saving, everything, key());
    const entry = done('hot', now);
    on(160, async (at) => {
      await deleteRule(database, { ...saving, now: at }, rule.id);
      entry.undone = at;
    });
  });

  on(14, async (now) => {
    const page = { kind: 'wall', name: 'Hall', shows: { sections: [] }, creatorId: admin.id } as const;
    const made = await makePage(database, workspaceId, page, { by: { person: admin.id }, now });
    for (const day of [27, 60, 66, 240])
      on(day, async (at) => {
        await noteOpened(database.db, made.page, localDay(at, workspace.timeZone));
        done('screen', at);
      });
  });

  for (const day of [24, 90, 150, 201])
    on(day, async (now) => {
      const text = { title: `Raté ${day}`, wentWrong: 'x', weDid: 'y', customerSaid: '', learned: '' };
      const { row } = await tellStory(shell(now), { teller: other, text, credited: null, formKey: key() });
      on(day + 2, async (at) => {
        // One is sent back, and stays there.
        if (day === 150) await returnStory(shell(at), row.id, admin, 'Lequel ?');
        else {
          await approveStory(shell(at), row.id, admin);
          done('story', at);
        }
      });
    });

  for (const day of [28, 140, 146, 320])
    on(day, async (now) => {
      const thanks = { giver: admin, thanked: other, fact: `A rappelé le client ${day}`, value: '' };
      await giveThanks(shell(now), { ...thanks, feedbackId: null, channel: null, formKey: key() });
      done('thanks', now);
    });

  for (const day of [10, 250])
    on(day, async (now) => {
      const draft = { title: `Action ${day}`, forWhom: '', dueOn: null, touchpoint: null, moves: null };
      const adding = { draft, owner: admin, by: admin, origin: null, formKey: key() };
      const { row } = await addAction(shell(now), adding);
      const act = (name: 'finish' | 'reopen', at: Date) =>
        actOnAction(shell(at), { actionId: row.id, actor: admin, act: name, text: 'Voilà.' });
      let last: Entry | undefined;
      // Done, found wanting, and done again.
      for (const [after, name] of [
        [20, 'finish'],
        [26, 'reopen'],
        [85, 'finish'],
      ] as const)
        on(day + after, async (at) => {
          await act(name, at);
          if (name === 'finish') last = done('action', at);
          else if (last) last.undone = at;
        });
    });

  return diary;
}
