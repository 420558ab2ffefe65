// Actions of the plan in lives of letters: what people do with them, and a small model of whom each is waiting for, which every beat is
// held to: what is noted, and what the letter of a day lists.

import type { DeliveryModel, ReminderModel } from '../../src/database/generated/sqlite/models.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import type { Keys } from '../../src/keys.ts';
import { type Block, words } from '../../src/messages/message.ts';
import { addressOf, isHere, isReached, type Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { addAction } from '../../src/plan/add.ts';
import { type ActionAct, transitions } from '../../src/plan/lifecycle.ts';
import { notesIn } from '../../src/reminders/note.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { ladder } from '../model/ladder.ts';

const DAY_MS = 86_400_000;
const NEWS_MS = 30 * DAY_MS;
const DAYS_AHEAD = 2;
const ABOUT = ['action', 'action-news'] as const;
/** Whose holidays somebody has follows from where they are. */
const countries: Readonly<Record<string, string>> = {
  'Europe/Paris': 'FR',
  'Pacific/Auckland': 'NZ',
  'America/New_York': 'US',
};

/** As everybody remembers it. */
interface Planned {
  readonly id: string;
  readonly number: number;
  owner: string;
  status: 'planned' | 'under-way' | 'done' | 'dropped';
  dueOn: string | null;
  /** The next step of its ladder; null: none. */
  remind: { readonly step: number; readonly at: Date } | null;
  newsAt: Date | null;
}

export interface Beaten {
  readonly now: Date;
  /** As they are after it. */
  readonly people: readonly Person[];
  readonly letters: readonly DeliveryModel[];
  /** What is still noted. */
  readonly noted: readonly Pick<ReminderModel, 'personId' | 'about' | 'subject'>[];
}

export function planOfActions(keys: Keys) {
  const actions: Planned[] = [];
  /** By "about ID", of whom it is asked: noted, and not told yet. */
  const asked = new Map<string, Set<string>>();
  let made = 0;

  const isOn = ({ status }: Planned) => status === 'planned' || status === 'under-way';
  const isWaiting = ({ id }: Planned) => (asked.get(`action ${id}`)?.size ?? 0) > 0;
  const goingOn = () => actions.filter(isOn);
  const dayAfter = (now: Date, days: number | null) =>
    days === null ? null : new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

  function wind(action: Planned, owner: Person, from: { step: number; after: Date }): void {
    const { timeZone: zone } = owner;
    const clock = ladder([], countries[zone]);
    action.remind =
      action.dueOn === null ? null : clock.next(clock.closingOf(action.dueOn, zone), from, zone, DAYS_AHEAD);
  }

  async function add(shell: KeyedShell, owner: Person, days: number | null): Promise<void> {
    const { now } = shell;
    const dueOn = dayAfter(now, days);
    made += 1;
    const draft = { title: `Action ${made}`, forWhom: '', dueOn, touchpoint: null, moves: null };
    const { row } = await addAction(shell, {
      draft,
      owner,
      by: owner,
      origin: null,
      formKey: `plan ${made}`,
    });
    const action: Planned = {
      ...{ id: row.id, number: row.number, owner: owner.id, status: 'planned', dueOn, remind: null },
      newsAt: new Date(now.getTime() + NEWS_MS),
    };
    wind(action, owner, { step: 0, after: now });
    actions.push(action);
  }

  /** By its owner, where it can be done with one of them. */
  async function act(
    shell: KeyedShell,
    doing: {
      readonly act: ActionAct;
      readonly which: number;
      readonly to: Person;
      readonly days: number | null;
    },
    person: (id: string) => Promise<Person>,
  ): Promise<void> {
    const { now } = shell;
    const from: readonly string[] = transitions[doing.act].from;
    // First those that wait to be told: what becomes of them meanwhile counts most.
    const able = actions
      .filter(({ status }) => from.includes(status))
      .toSorted((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)));
    const action = able[doing.which % able.length];
    if (!action) return;
    const owner = await person(action.owner);
    const dueOn = dayAfter(now, doing.days);
    await actOnAction(shell, {
      ...{ actionId: action.id, actor: owner, act: doing.act, text: 'As we said.' },
      ...(doing.act === 'hand-over' ? { to: doing.to } : {}),
      ...(doing.act === 'postpone' ? { dueOn } : {}),
    });
    switch (doing.act) {
      case 'finish':
      case 'drop':
        action.status = doing.act === 'finish' ? 'done' : 'dropped';
        action.remind = null;
        action.newsAt = null;
        return;
      case 'start':
        action.status = 'under-way';
        break;
      case 'reopen':
        action.status = 'under-way';
        wind(action, owner, { step: 0, after: now });
        break;
      case 'postpone':
        action.dueOn = dueOn;
        wind(action, owner, { step: 0, after: now });
        break;
      case 'hand-over':
        action.owner = doing.to.id;
        wind(action, doing.to, { step: 0, after: now });
        break;
      default:
        break;
    }
    if (isOn(action)) action.newsAt = new Date(now.getTime() + NEWS_MS);
  }

  /** What falls due is asked of whoever has it now. */
  async function note(now: Date, person: (id: string) => Promise<Person>): Promise<void> {
    for (const action of goingOn()) {
      const owner = await person(action.owner);
      if (action.remind && action.remind.at <= now) {
        wind(action, owner, { step: action.remind.step + 1, after: now });
        asked.set(`action ${action.id}`, new Set([owner.id]));
      }
      if (action.newsAt && action.newsAt <= now) {
        action.newsAt = null;
        asked.set(`action-news ${action.id}`, new Set([owner.id]));
      }
    }
  }

  /** Two accounts are one person. */
  function becomeOne(from: string, to: string): void {
    for (const action of actions) if (action.owner === from) action.owner = to;
    for (const whom of asked.values()) if (whom.delete(from)) whom.add(to);
  }

  /** Whoever is asked and has gone: whoever is in charge is asked instead, of what was theirs. */
  function passOver({ people, now }: Beaten): void {
    const inCharge = people.filter((each) => each.isAdmin && isHere(each, now)).map(({ id }) => id);
    for (const [key, whom] of asked) {
      for (const gone of people.filter((each) => whom.has(each.id) && !isReached(each))) {
        whom.delete(gone.id);
        if (ownerIn(key) === gone.id) for (const id of inCharge) whom.add(id);
      }
    }
  }

  function ownerIn(key: string): string | undefined {
    return actions.find(({ id }) => key.endsWith(` ${id}`))?.owner;
  }

  /** Whether it should still be told somebody: it goes on, and is theirs, or its owner cannot be asked. */
  function isAskedStill(key: string, reader: string, { people, now }: Beaten): boolean {
    const action = actions.find(({ id }) => key.endsWith(` ${id}`));
    if (!action || !isOn(action)) return false;
    const owner = people.find(({ id }) => id === action.owner);
    if (action.owner !== reader && owner && isHere(owner, now)) return false;
    // Said anew since: it is not due, or there has been news.
    return key.startsWith('action-news ')
      ? action.newsAt === null
      : action.remind !== null && action.remind.step > 0;
  }

  function mustHold(beaten: Beaten): void {
    passOver(beaten);
    const noted = new Map(
      beaten.noted
        .filter(({ about }) => ABOUT.some((each) => each === about))
        .map((each) => [`${each.about} ${each.subject.slice('action:'.length)}`, new Set<string>()]),
    );
    for (const { about, subject, personId } of beaten.noted)
      noted.get(`${about} ${subject.slice('action:'.length)}`)?.add(personId);
    for (const [key, whom] of noted)
      for (const id of whom)
        if (!asked.get(key)?.has(id)) throw new Error(`${key} is noted for ${id}, and not asked of them`);
    for (const person of beaten.people) mustBeTold(person, noted, beaten);
  }

  function mustBeTold(person: Person, noted: ReadonlyMap<string, ReadonlySet<string>>, beaten: Beaten): void {
    const letter = beaten.letters.find(({ address }) => address === addressOf(person));
    const told = notesIn(letter?.subject ?? null)
      .filter(({ about }) => ABOUT.some((each) => each === about))
      .map(({ about, subject }) => `${about} ${subject.slice('action:'.length)}`);
    for (const key of told)
      if (!asked.get(key)?.has(person.id))
        throw new Error(
          `${person.id} is told ${key}, which nobody asks of them: ${JSON.stringify(actions)} ${beaten.now.toISOString()} ${JSON.stringify([...asked].map(([k, w]) => [k, ...w]))}`,
        );
    if (letter) mustList(letter, person, told, beaten);
    for (const [key, whom] of asked) {
      if (!whom.has(person.id)) continue;
      const isNoted = noted.get(key)?.has(person.id) === true;
      const isTold = told.includes(key);
      if (isNoted && isTold) throw new Error(`${person.id} is told ${key}, and will be again`);
      if (!isNoted && !isTold && isAskedStill(key, person.id, beaten))
        throw new Error(`${key} of ${person.id} is forgotten`);
      if (!isNoted) whom.delete(person.id);
    }
  }

  /** The letter lists what waits, first due first, and counts the rest. */
  function mustList(letter: DeliveryModel, { id }: Person, told: readonly string[], beaten: Beaten): void {
    const still = (about: string) =>
      actions.filter(
        (each) => told.includes(`${about} ${each.id}`) && isAskedStill(`${about} ${each.id}`, id, beaten),
      );
    const noted = still('action');
    const late = actions.filter((each) => each.owner === id && isOn(each) && (each.remind?.step ?? 0) > 1);
    const due = noted.length === 0 ? [] : [...new Set([...noted, ...late])];
    const inOrder = due.toSorted(
      (a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.number - b.number,
    );
    const { blocks } = contentFrom(letter, keys).message;
    const wrong = [
      ...differences(
        listed(blocks, /of your actions? (is|are) due|^An action( of yours)? is due|^\d+ actions are due/),
        inOrder,
      ),
      ...differences(listed(blocks, /^Nothing was heard of/), still('action-news')),
    ];
    if (wrong.length > 0) throw new Error(`${id} reads ${wrong.join('; ')}`);
  }

  return { add, act, note, becomeOne, mustHold };
}

interface Listed {
  readonly numbers: readonly number[];
  /** That it says there are besides. */
  readonly more: number;
}

/** The list below a headline of a letter; empty where there is none. */
function listed(blocks: readonly Block[], headline: RegExp): Listed {
  const at = blocks.findIndex((block) => block.kind === 'text' && headline.test(words(block.text)));
  const list = at < 0 ? undefined : blocks[at + 1];
  if (list?.kind !== 'list') return { numbers: [], more: 0 };
  const next = blocks[at + 2];
  const [, more = '0'] = /^\+(\d+) more/.exec(next?.kind === 'note' ? words(next.text) : '') ?? [];
  return { numbers: list.items.map((item) => Number(/#(\d+)/.exec(words(item))?.[1])), more: Number(more) };
}

function differences({ numbers, more }: Listed, expected: readonly Planned[]): string[] {
  const all = expected.map(({ number }) => number);
  const isRight =
    numbers.length + more === all.length &&
    numbers.every((each, i) => each === all[i]) &&
    (all.length === 0 || numbers.length > 0);
  return isRight ? [] : [`${numbers.join(', ')} and ${more} more, not ${all.join(', ')}`];
}
