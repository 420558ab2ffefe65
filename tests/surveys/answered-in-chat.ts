// A survey in a chat, through the whole program: opened, and answered in random order from its invitations by some, while others only look or
// want no more letters; and all that is left of it in the database, the logs and the chat, for whoever would join it.
import { enqueue } from '../../src/delivery/ledger.ts';
import { sentence } from '../../src/messages/message.ts';
import type { SurveyQuestion } from '../../src/surveys/question.ts';
import { roundById } from '../../src/surveys/round.ts';
import { kind } from '../harness/kinds.ts';
import { ADMIN, type Chat, type Shown, type Values } from '../journeys/chat.ts';
import { said } from '../journeys/survey-words.ts';
import { fileLog, type LogReader, type LogRecord, serverLog } from '../suggestions/log-records.ts';
import { mixed, some } from '../suggestions/mixed.ts';

const say = said.fr;
const NAME = 'Pouls';

/** What a program as it must not be does beside each answer: logs whose it is, or thanks them in the chat. */
export type Leak = 'log' | 'chat';

export async function made(chat: Chat): Promise<void> {
  const list = await listed(chat, say.surveys);
  const form = await (await list.open('survey.create', 'survey.kind')).send({ kind: 'pulse' }, say.channels);
  await (await form.send({ name: NAME, channels: chat.channel.picked }, say.made(NAME))).close();
}

async function listed(chat: Chat, words: string) {
  return (await chat.write(ADMIN, 'portevoix', say.menu)).press('surveys', words);
}

function logOfDatabase({ database, databaseUrl }: Chat): Promise<LogReader> | LogReader {
  return database.engine === 'sqlite' ? fileLog(databaseUrl) : serverLog(database);
}

export async function answeredInChat(chat: Chat, answering: number, leak: Leak | null) {
  const { database, workspaceId, logged } = chat;
  const { db } = database;
  const list = await listed(chat, NAME);
  await list.press('survey.open', `« ${NAME} » est ouverte`);
  await chat.beat();
  const { id: roundId } = await db.surveyRound.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { number: 'desc' },
  });
  const { questions } = await roundById(db, workspaceId, roundId);
  const people = await db.person.findMany({ where: { workspaceId } });
  const personOf = new Map(people.map(({ externalId, id }) => [externalId, id]));

  const wal = await logOfDatabase(chat);
  const records: LogRecord[] = [];
  const linesBefore = logged.length;
  const everybody = [...chat.accounts.keys()].filter((who) => who !== ADMIN);
  const answerers = some(everybody, answering);
  const mute = everybody.filter((who) => !answerers.includes(who));
  const deeds = mixed([
    ...answerers.map((who) => ({ who, does: 'answer' as const })),
    ...some(mute, Math.ceil(answering / 7)).map((who) => ({ who, does: 'not-now' as const })),
    ...some(mute, Math.ceil(answering / 7)).map((who) => ({ who, does: 'look' as const })),
  ]);
  const ballots = new Map<string, string>();
  const comments = new Map<string, string>();
  for (const [i, { who, does }] of deeds.entries()) {
    // What is refused is logged: the log is not silent because it is deaf.
    if (i % 10 === 0) await list.press('survey.open', 'Une vague de cette enquête est déjà ouverte.');
    const account = chat.accounts[who] ?? '';
    const person = personOf.get(account) ?? '';
    const invitation = await chat.letter(who, say.invited(NAME));
    if (does === 'not-now') await wantsNone(invitation);
    else {
      const form = await invitation.open('survey.answer', 'survey.answer');
      if (does === 'look') await form.close();
      else {
        const word = `mot${[...String(i)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a')}`;
        comments.set(word, person);
        await (await form.send(valuesOf(questions, word, i), say.thanks)).close();
        for (const { id } of await db.ballot.findMany({ where: { workspaceId }, select: { id: true } }))
          if (!ballots.has(id)) ballots.set(id, person);
        // Some want no more letters, just after they have answered.
        if (i % 3 === 0) await wantsNone(invitation);
        if (leak === 'log') chat.log.trace({ person }, 'a form came in');
        if (leak === 'chat') {
          await enqueue(db, {
            ...{
              workspaceId,
              kind: kind('survey.news'),
              address: `${chat.channel.address.split(':')[0]}:${account}`,
            },
            ...{ message: sentence('Merci !'), locale: 'fr', now: chat.clock.now() },
          });
          await chat.beat();
        }
      }
    }
    records.push(...(await wal.read()));
  }
  const names = new Map(people.map(({ id, externalId, name }) => [id, [id, externalId, name]] as const));
  return {
    ...{ roundId, records, names, ballots, comments },
    lines: logged.slice(linesBefore),
    answered: new Set(answerers.map((who) => personOf.get(chat.accounts[who] ?? '') ?? '')),
    whoIs: (account: string) => personOf.get(account) ?? '',
    async close() {
      await (await listed(chat, NAME)).press('survey.close', `« ${NAME} » est close.`);
      await chat.beat();
      return wal.read();
    },
  };
}

async function wantsNone(invitation: Shown): Promise<void> {
  const told = await invitation.open('survey.not-now', '');
  if (!told.text.includes('Vous ne recevrez plus de messages')) throw new Error(told.text);
  await told.close();
}

function valuesOf(questions: readonly SurveyQuestion[], word: string, i: number): Values {
  return Object.fromEntries(
    questions.map(({ key, kind: asks }) => [
      `q:${key}`,
      asks === 'words'
        ? `${word} ${'et encore '.repeat(Math.floor(Math.random() * 40))}`
        : String(1 + (i % 5)),
    ]),
  );
}
