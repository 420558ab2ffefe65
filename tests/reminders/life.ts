// Random people with ideas, cases, actions of the plan and a kind of thing of a later room, over weeks of a clock that may be set back: one
// letter a day about all that waits, and nothing of it forgotten. What may happen is deeds.ts; what is expected of actions is planned.ts.
import fc from 'fast-check';
import { actOnCase } from '../../src/cases/act.ts';
import { remindOfCases } from '../../src/cases/promise/reminders.ts';
import { type Database, transact } from '../../src/database/client.ts';
import type { DeliveryModel, ReminderModel } from '../../src/database/generated/sqlite/models.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { askForCode, link } from '../../src/linking/link.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, isHere, isReached, type Person, zoneFor } from '../../src/people/person.ts';
import { noteActions } from '../../src/plan/reminding.ts';
import { type Note, noteReminders, notesIn } from '../../src/reminders/note.ts';
import { mayBeReminded, remind } from '../../src/reminders/remind.ts';
import { act } from '../../src/suggestions/answer.ts';
import { keepPromises } from '../../src/suggestions/promise/keep.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { isLetterTime } from '../../src/workspace/posting.ts';
import { type Workspace, workspaceById } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';
import { type Company, MONDAY, makeCompany } from '../cases/on-file.ts';
import { sent } from '../harness/promises.ts';
import { colleagues, type Deed, deeds, type Name } from './deeds.ts';
import { planOfActions } from './planned.ts';
import { toys } from './toy.ts';

const HOUR_MS = 3_600_000;
const keys = keysFrom([newSecret()]);
interface Life {
  play(deed: Deed): Promise<void>;
  /** Everybody is back, and days pass: whatever was noted is told. */
  end(): Promise<void>;
}

/** Beats fall so far apart: a thing noted in between waits, and no more. */
const BEAT_HOURS = 4;

/** @param workspaceId of a company that is there not yet */
async function beginLife(database: Database, workspaceId: string): Promise<Life> {
  const { db } = database;
  let now = MONDAY.getTime();
  let made = 0;
  const left = new Set<string>();
  const days = new Set<string>();
  const seen = new Set<string>();
  const toy = toys();
  const waiting = [...sent.waiting, toy.kind];
  const company = await makeCompany(database, workspaceId);
  const topicId = await staffed(database, company);

  const plan = planOfActions(keys);

  const at = () => new Date(now);
  const shell = async () => ({ database, keys, now: at(), workspace: await workspaceById(db, workspaceId) });
  /** The one who stays, of two accounts that became one. */
  const person = async (id: string): Promise<Person> => {
    const found = await db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
    return found.linkedTo === null ? found : person(found.linkedTo);
  };
  const change = async (id: string, data: Partial<Person>) => {
    const where = { workspaceId_id: { workspaceId, id: (await person(id)).id } };
    await db.person.update({ where, data });
  };
  const meet = async (known: Person): Promise<Person> => {
    if (left.has(known.id)) await change(known.id, { isActive: false });
    return person(known.id);
  };

  const reply = async (which: number) => {
    const open = await db.suggestion.findMany({
      where: { workspaceId, waitingSince: { not: null }, ownerId: { not: null } },
      orderBy: { number: 'asc' },
    });
    const idea = open[which % open.length];
    if (!idea?.ownerId) return;
    const doing = { suggestionId: idea.id, act: 'reply', text: 'We look into it.' } as const;
    await act(await shell(), { ...doing, actor: await person(idea.ownerId) });
  };
  const onCase = async (does: 'take' | 'contact' | 'resolve', which: number) => {
    const from = { take: ['open'], contact: ['taken'], resolve: ['taken', 'contacted'] }[does];
    const cases = (await company.cases()).filter(({ status }) => from.includes(status));
    const found = cases[which % cases.length];
    if (!found) return;
    const actor = await person(found.takerId ?? colleagues[which % colleagues.length] ?? '');
    const doing = { caseId: found.id, actor, act: does, text: 'Called back.' };
    await actOnCase({ database, workspace: company.workspace, now: at() }, doing);
  };
  const noteToy = async (name: Name) => {
    const { id: personId } = await person(name);
    const writing = await shell();
    const asked = [{ personId, about: 'toy', subject: `toy:${++made}` }];
    await transact(database, (tx) => noteReminders(tx, writing, asked));
  };
  const becomeOne = async () => {
    const [asked, typed] = [await person('ines'), await person('ines-teams')];
    if (asked.id === typed.id) return;
    const linking = { database, keys, workspaceId, naming: menu.naming, now: at() };
    await link(linking, typed, await askForCode(linking, asked), 'teams');
    plan.becomeOne(typed.id, asked.id);
  };
  const pass = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += BEAT_HOURS) {
      now += BEAT_HOURS * HOUR_MS;
      await beat();
    }
    // As a second replica does.
    await beat();
  };

  async function beat(): Promise<void> {
    const beaten = await shell();
    await keepPromises(beaten, meet);
    await remindOfCases(beaten, meet);
    await noteActions(beaten);
    await plan.note(at(), person);
    const before = await db.reminder.findMany({ where: { workspaceId } });
    await remind({ ...beaten, waiting }, meet);
    const letters = await db.delivery.findMany({ where: { workspaceId, kind: 'reminder.daily' } });
    const fresh = letters.filter(({ id }) => !seen.has(id));
    // The chat takes whatever it is sent.
    await db.delivery.updateMany({ where: { workspaceId, state: 'pending' }, data: { state: 'sent' } });
    const people = await db.person.findMany({ where: { workspaceId, linkedTo: null } });
    for (const row of fresh) {
      seen.add(row.id);
      mustBeRight(row, people, beaten.workspace);
    }
    const after = await db.reminder.findMany({ where: { workspaceId } });
    for (const note of after) {
      const whose = people.find(({ id }) => id === note.personId);
      if (whose && isReached(whose) && mayBeReminded(whose, beaten.workspace, at()))
        throw new Error(`${whose.id} should have been reminded of ${note.subject}`);
    }
    for (const note of before) if (!holds(after, note)) await mustBeTold(note, fresh, after);
    plan.mustHold({ now: at(), people, letters: fresh, noted: after });
  }

  function mustBeRight(row: Letter, people: readonly Person[], workspace: Workspace): void {
    const reader = people.find((each) => addressOf(each) === row.address);
    if (!reader) throw new Error(`a letter to ${row.address}, where nobody is written to`);
    const day = `${reader.id} ${localDay(at(), zoneFor(reader, workspace))}`;
    if (days.has(day)) throw new Error(`a second letter: ${day}`);
    days.add(day);
    if (!isLetterTime(workspace, reader, at())) throw new Error(`${reader.id} at ${at().toISOString()}`);
    if (!isHere(reader, at())) throw new Error(`${reader.id} is written to, and not here`);
    const told = plainText(contentFrom(row, keys).message, 'en');
    const [, list = ''] = /Toys: ([\d, ]+) of/.exec(told) ?? [];
    const over = list.split(', ').filter((number) => toy.settled.has(Number(number)));
    if (list !== '' && over.length > 0) throw new Error(`reminds of what is settled: ${told}`);
  }

  /** Whoever has it, or whom letters reach no more: then others are asked. */
  async function mustBeTold(
    note: ReminderNote,
    fresh: readonly Letter[],
    after: readonly ReminderNote[],
  ): Promise<void> {
    const reader = await person(note.personId);
    const isTold = fresh.some(
      ({ address, subject }) => address === addressOf(reader) && holds(notesIn(subject), note),
    );
    if (isTold || note.about !== 'toy') return;
    if (toy.settled.has(Number(note.subject.slice('toy:'.length)))) return;
    // Nadia is asked for whoever left, but herself.
    const other = isReached(reader) ? undefined : toy.instead.get(reader.id);
    // Where that one left too, nobody is.
    if (!isReached(reader) && (other === undefined || !isReached(await person(other)))) return;
    if (other !== undefined && (holds(after, { ...note, personId: other }) || toldIn(fresh, note))) return;
    throw new Error(`${note.subject} of ${note.personId} is forgotten`);
  }

  function toldIn(fresh: readonly Letter[], note: ReminderNote): boolean {
    return fresh.some(({ subject }) => holds(notesIn(subject), note));
  }

  return {
    async play(deed) {
      switch (deed.does) {
        case 'pass':
          return pass(deed.hours);
        case 'back':
          now -= deed.hours * HOUR_MS;
          return beat();
        case 'stand-still':
          now += deed.hours * HOUR_MS;
          return beat();
        case 'plan':
          return plan.add(await shell(), await person(deed.who), deed.days);
        case 'act':
          return plan.act(await shell(), { ...deed, to: await person(deed.who) }, person);
        case 'propose': {
          const about = { title: `Idea ${++made}`, details: '', topicId, anonymous: false, link: null };
          const author = await person('nadia');
          await submitSuggestion(await shell(), { ...about, author, formKey: about.title });
          return;
        }
        case 'reply':
          return reply(deed.which);
        case 'unhappy':
          return company.answer(at(), { customer: `c${++made}` });
        case 'take':
        case 'contact':
        case 'resolve':
          return onCase(deed.does, deed.which);
        case 'toy':
          return noteToy(deed.who);
        case 'settle':
          toy.settled.add(deed.which);
          return;
        case 'leave':
          // With something noted; noticed when the chat is asked next.
          await noteToy(deed.who);
          left.add((await person(deed.who)).id);
          toy.instead.set((await person(deed.who)).id, (await person('nadia')).id);
          return;
        case 'return':
          left.delete((await person(deed.who)).id);
          return change(deed.who, { isActive: true });
        case 'away':
          return change(deed.who, { awayUntil: new Date(now + deed.days * 24 * HOUR_MS) });
        case 'link':
          return becomeOne();
        default:
          deed satisfies never;
      }
    },
    async end() {
      left.clear();
      const back = { isActive: true, awayUntil: null };
      await db.person.updateMany({ where: { workspaceId }, data: back });
      await pass(6 * 24);
      const [forgotten] = await db.reminder.findMany({ where: { workspaceId, about: 'toy' } });
      if (forgotten) throw new Error(`${forgotten.subject} of ${forgotten.personId} was never told`);
    },
  };
}

type ReminderNote = Pick<ReminderModel, 'personId' | 'about' | 'subject'>;
type Letter = DeliveryModel;

function holds(notes: readonly Note[], { about, subject, ...note }: ReminderNote): boolean {
  return notes.some(
    (each) =>
      each.about === about &&
      each.subject === subject &&
      (!('personId' in each) || each.personId === note.personId),
  );
}

/** Colleagues in three zones; an idea about billing is Inès' and Karim's to answer, and Noor stands behind it. The topic's id. */
async function staffed(database: Database, company: Company): Promise<string> {
  const { db } = database;
  const workspaceId = company.workspace.id;
  for (const [id, platform, timeZone] of [
    ['ines', 'slack', 'Pacific/Auckland'],
    ['ines-teams', 'teams', 'Pacific/Auckland'],
    ['noor', 'teams', 'America/New_York'],
  ] as const)
    await db.person.create({
      data: { ...company.karim, id, platform, externalId: `U${id}`, name: `The ${id}`, timeZone },
    });
  await company.rule();
  const draft = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: 1, sponsorId: 'noor' };
  await transact(database, (tx) =>
    saveTopic(tx, workspaceId, { ...draft, ownerIds: ['ines', 'karim'] }, null, somebody),
  );
  return (await openTopics(db, workspaceId))[0]?.id ?? '';
}

function localDay(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);
}

/** A life that is always among them: what was due is put off while its owner is away. */
const puttingOff: Deed[] = [
  { does: 'plan', who: 'karim', days: 4 },
  { does: 'plan', who: 'karim', days: 4 },
  { does: 'away', who: 'karim', days: 3 },
  { does: 'pass', hours: 48 },
  { does: 'act', act: 'postpone', which: 0, who: 'karim', days: 40 },
];

export interface Plan {
  readonly runs: number;
  readonly seed?: number;
  /** At most so many deeds in one. */
  readonly most: number;
}

/** @throws with the seed and what was done, as short as it can be told */
export async function playLives(
  database: () => Promise<Database>,
  { runs, most, ...more }: Plan,
): Promise<void> {
  let lives = 0;
  const property = fc.asyncProperty(
    fc.array(deeds, { minLength: 10, maxLength: most, size: 'max' }),
    async (played) => {
      const life = await beginLife(await database(), `company ${++lives}`);
      for (const deed of played) await life.play(deed);
      await life.end();
    },
  );
  await fc.assert(property, { ...more, numRuns: runs, examples: [[puttingOff]] });
}
