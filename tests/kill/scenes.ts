// What a company does whose processes are killed (acts.ts): a word of the direction, a thank-you, an action that is done, an ambassador. Each
// scene is one act as somebody makes it, twice where its process died, and what the heartbeat does about it.
import { pino } from 'pino';
import { lookAfterAmbassadors } from '../../src/ambassadors/beat.ts';
import { turnOn } from '../../src/ambassadors/switch.ts';
import { accept } from '../../src/ambassadors/term.ts';
import { publishNow } from '../../src/digests/publish.ts';
import { correctWord, publishWord } from '../../src/direction/publish.ts';
import { menu } from '../../src/handlers/index.ts';
import { keptPrivate } from '../../src/handlers/thanks/private.ts';
import type { Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { lookBack } from '../../src/plan/effect/telling.ts';
import { giveThanks } from '../../src/thanks/give.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';

export const WORKSPACE = 'acts';
export const WORD = 'From Monday on, each round may come back the next day.';
export const CORRECTED = 'From Tuesday on, each round may come back the next day.';
export const FACT = 'Drove the lost parcel to the customer after closing time';
export const colleagues = ['leader', 'giver', 'thanked', 'owner', 'author', 'hidden', 'teller'] as const;

export interface Scene {
  readonly name: string;
  /** Days since the first one. */
  readonly day: number;
  readonly run: (shell: KeyedShell) => Promise<void>;
}

const person = ({ database }: KeyedShell, id: (typeof colleagues)[number]): Promise<Person> =>
  database.db.person.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: WORKSPACE, id } } });

async function digest(shell: KeyedShell): Promise<void> {
  const directory = { joined: async () => ({ channels: [], unheard: [] }) };
  const more = { directory, log: pino({ level: 'silent' }), sections: menu.sections };
  const where = { workspaceId: shell.workspace.id };
  const { id } = await shell.database.db.schedule.findFirstOrThrow({ where });
  await publishNow({ ...shell, ...more }, id);
}

async function word(shell: KeyedShell): Promise<string> {
  const author = await person(shell, 'leader');
  const word = { author, text: WORD, origin: null, scheduleIds: null, formKey: 'word' };
  return (await publishWord(shell, word)).row.id;
}

export const scenes: readonly Scene[] = [
  {
    name: 'a word of the direction is published, and a digest tells it',
    day: 0,
    async run(shell) {
      await word(shell);
      await digest(shell);
    },
  },
  { name: 'the next digest does not', day: 1, run: digest },
  {
    name: 'it is corrected where it stands',
    day: 2,
    async run(shell) {
      const { database, workspace } = shell;
      const where = { workspaceId: workspace.id };
      const { id, version } = await database.db.directionWord.findFirstOrThrow({ where });
      await correctWord(shell, { id, version, by: await person(shell, 'leader'), text: CORRECTED });
    },
  },
  {
    name: 'a colleague is thanked, in a channel',
    day: 3,
    async run(shell) {
      const channel = await shell.database.db.scheduleChannel.findFirstOrThrow({
        where: { workspaceId: shell.workspace.id },
        orderBy: { address: 'asc' },
      });
      await giveThanks(shell, {
        ...{ giver: await person(shell, 'giver'), thanked: await person(shell, 'thanked'), fact: FACT },
        ...{ value: '', feedbackId: null, channel: { address: channel.address, name: 'general' } },
        formKey: 'thanks',
      });
    },
  },
  { name: 'a digest tells it', day: 4, run: digest },
  {
    name: 'it is kept private afterwards',
    day: 5,
    async run(shell) {
      const where = { workspaceId_formKey: { workspaceId: shell.workspace.id, formKey: 'thanks' } };
      const { id } = await shell.database.db.thanks.findUniqueOrThrow({ where });
      await keptPrivate(shell, await person(shell, 'thanked'), id);
    },
  },
  {
    name: 'ambassadors are wanted: one is asked',
    day: 6,
    async run(shell) {
      await turnOn(shell, { by: 'command-line', now: shell.now });
      await lookAfterAmbassadors(shell);
    },
  },
  {
    name: 'they say yes, and get a kit',
    day: 7,
    async run(shell) {
      await accept(shell, await person(shell, 'teller'));
      await lookAfterAmbassadors(shell);
    },
  },
  {
    name: 'an action is done',
    day: 8,
    async run(shell) {
      const where = { workspaceId: shell.workspace.id };
      const { id: actionId } = await shell.database.db.action.findFirstOrThrow({ where });
      const doing = { actionId, act: 'finish', text: 'Every van rings.', formKey: 'done' } as const;
      await actOnAction(shell, { ...doing, actor: await person(shell, 'owner') });
    },
  },
  {
    name: 'a month later it is looked back on, and another kit comes',
    day: 40,
    async run(shell) {
      await lookBack(shell);
      await lookAfterAmbassadors(shell);
    },
  },
  { name: 'two months later once more', day: 100, run: lookBack },
];
