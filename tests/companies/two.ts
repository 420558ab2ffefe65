// Two companies in one database that look the same from outside: the same channels, people, names and numbers; and what each does.
import { readFileSync } from 'node:fs';
import { openCases } from '../../src/cases/open.ts';
import { newId } from '../../src/clock.ts';
import type { Database, Engine } from '../../src/database/client.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { UserError } from '../../src/errors.ts';
import { menu } from '../../src/handlers/index.ts';
import { heartbeat } from '../../src/heartbeat.ts';
import { newSecret } from '../../src/keys.ts';
import type { Action } from '../../src/messages/message.ts';
import { tellStory } from '../../src/stories/tell.ts';
import { act } from '../../src/suggestions/answer.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { type Desk, now, openDesk } from '../handlers/desk.ts';
import { copyOf, freshUrl } from '../harness/database.ts';
import { kept } from '../harness/kept.ts';
import { kinds } from '../harness/kinds.ts';
import { openToLook } from '../harness/own-looks.ts';
import { actionsOf, screensOf } from '../pressed/stage.ts';

export interface Party {
  readonly desk: Desk;
  /** A word that nobody but this company's people and customers say. */
  readonly mark: string;
  /** All buttons that its admin has before them. */
  readonly buttons: readonly Action[];
  /** Everything that was said to its people: replies, and letters that left. */
  readonly said: string[];
}

const MARKS = { fr: 'Zorvex', en: 'Quimbly' } as const;

interface Built {
  readonly url: string;
  readonly desks: readonly [Desk, Desk];
  readonly buttons: readonly [readonly Action[], readonly Action[]];
}
const built = new Map<Engine, Promise<Built>>();

/** In a database of their own; made once for each engine, and copied. */
export async function twoCompanies(engine: Engine): Promise<readonly [Party, Party]> {
  const before = built.get(engine) ?? build(engine);
  built.set(engine, before);
  const { url, desks, buttons } = await before;
  const database = await copyOf(engine, url);
  const party = (at: 0 | 1): Party => {
    const desk = desks[at];
    const kit = { ...desk.kit, database };
    return {
      desk: { ...desk, kit, ask: (about) => ({ ...desk.ask(about), kit }) },
      mark: desk.workspace.locale === 'fr' ? MARKS.fr : MARKS.en,
      buttons: buttons[at],
      said: [],
    };
  };
  return [party(0), party(1)];
}

async function build(engine: Engine): Promise<Built> {
  const url = await freshUrl(engine);
  const database = await openToLook(url);
  const secret = newSecret();
  const desks = [await openDesk(database, 'fr', secret), await openDesk(database, 'en', secret)] as const;
  const buttonsOf = async (desk: Desk) =>
    (await screensOf(desk)).flatMap(({ message }) => actionsOf(message));
  const buttons = [await buttonsOf(desks[0]), await buttonsOf(desks[1])] as const;
  await database.close();
  return { url, desks, buttons };
}

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
const tables = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, name = '', body = '']) =>
  /^ +workspaceId +String/m.test(body) ? [name] : [],
);

/** All rows of one company, in an order of their own. */
export async function rowsOf({ db, engine }: Database, workspaceId: string): Promise<string> {
  const at = engine === 'sqlite' ? '?' : '$1';
  const found = await Promise.all(
    [...tables.map((name) => [name, 'workspaceId'] as const), ['Workspace', 'id'] as const].map(
      async ([name, key]) => {
        const rows = await db.$queryRawUnsafe<object[]>(
          `SELECT * FROM "${name}" WHERE "${key}" = ${at}`,
          workspaceId,
        );
        return rows.map((row) => `${name} ${JSON.stringify(row, plain)}`).toSorted();
      },
    ),
  );
  return found.flat().join('\n');
}

function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** What pressing it came to, as text; what somebody is refused is an answer too. */
export async function press({ desk }: Party, { name, subject }: Action, at = now): Promise<string> {
  const request = desk.ask({ at, ...(subject === undefined ? {} : { subject }) });
  return answered(async () => menu.actions[name]?.({ ...request, channel: 'slack:C1' }));
}

export async function answered(ask: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await ask(), plain) ?? 'nothing';
  } catch (error) {
    if (error instanceof UserError) return `refused: ${error.code}`;
    throw error;
  }
}

/** What a company does at some moment; `pick` chooses among what there is. */
export const acts: Readonly<
  Record<
    string,
    (
      party: Party,
      about: { readonly at: Date; readonly pick: number; readonly other: Party },
    ) => Promise<void>
  >
> = {
  async proposes({ desk, mark }, { at }) {
    const { kit, workspace, admin, subjects } = desk;
    const idea = { title: `${mark} lamps`, details: `Of ${mark}`, topicId: subjects['topic'] ?? null };
    const given = { ...idea, author: admin, anonymous: false, link: null, formKey: newId() };
    await submitSuggestion({ ...kit, workspace, now: at }, given);
  },
  async answers({ desk, mark }, { at, pick }) {
    const { kit, workspace, admin } = desk;
    const open = await kit.database.db.suggestion.findMany({
      where: { workspaceId: workspace.id, ownerId: admin.id, status: 'submitted' },
      orderBy: { number: 'asc' },
    });
    const one = open[pick % Math.max(1, open.length)];
    if (one === undefined) return;
    const said = { actor: admin, text: `${mark} says so.`, suggestionId: one.id, act: 'reply' } as const;
    await act({ ...kit, workspace, now: at }, said);
  },
  async tells({ desk, mark }, { at }) {
    const { kit, workspace, admin } = desk;
    const text = { title: `${mark} again`, wentWrong: mark, weDid: mark, customerSaid: '', learned: '' };
    const telling = { teller: admin, text, credited: null, formKey: newId() };
    await tellStory({ ...kit, workspace, now: at }, telling);
  },
  async hears({ desk, mark }, { at, pick }) {
    const verbatim = `${mark} never called me back, nor did ${mark} write.`;
    const told = { verbatim, score: pick % 11, customer: `c${pick % 3}`, at: at.toISOString() };
    await addAnswers(desk.kit.database.db, desk.workspace.id, [told]);
  },
  async opens({ desk: { kit, workspace } }, { at }) {
    await openCases({ ...kit, workspace, now: at });
  },
  async erases({ desk: { kit, workspace } }, { at, pick }) {
    await eraseCustomer(kit.database, workspace.id, [`c${pick % 3}`], { kept, now: at });
  },
  async asks({ desk, said }, { at, pick }) {
    const command = menu.commands[pick % menu.commands.length];
    said.push(await answered(async () => command?.run(desk.ask({ at }))));
  },
  async presses(party, { at, pick }) {
    const button = party.buttons[pick % party.buttons.length];
    if (button) party.said.push(await press(party, button, at));
  },
  async replays(party, { at, pick, other }) {
    const button = other.buttons[pick % other.buttons.length];
    if (button) party.said.push(await press(party, button, at));
  },
  async beats({ desk: { kit, workspace } }, { at }) {
    await heartbeat({ ...kit, workspaceId: workspace.id, clock: { now: () => at } })();
  },
  async sends(party, { at }) {
    const { kit, workspace } = party.desk;
    const carrier: Carrier = {
      async send(letter) {
        party.said.push(JSON.stringify(letter));
        return { kind: 'sent', remote: { channel: letter.address, id: letter.deliveryId } };
      },
      find: async () => ({ kind: 'absent' }),
    };
    const sender = dispatcher({
      kinds,
      ...{ db: kit.database.db, workspaceId: workspace.id, carriers: new Map([['slack', carrier]]) },
      ...{ keys: kit.keys, log: kit.log, clock: { now: () => at }, claimant: 'here', paceMs: 0 },
    });
    await sender.run();
    await sender.stop();
  },
};
