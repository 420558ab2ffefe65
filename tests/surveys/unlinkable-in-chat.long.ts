// The attack of unlinkable.long.ts where people answer in a chat: whoever has the database, the roll, all that the program and the chats' own
// packages log at their most talkative, and all that the chat keeps, tries to tell whose each ballot and each comment is.
// With its figures, on both engines and with each leak in both chats: `npm run test:anonymity`.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enough } from '../harness/database.ts';
import { hasLocalSlack } from '../harness/journey.ts';
import { type Chat, names, onSlack, onTeams } from '../journeys/chat.ts';
import { pairings } from '../journeys/ideas.ts';
import { leaks } from '../suggestions/attack.ts';
import { reported, type Tally, tally } from '../suggestions/by-chance.ts';
import { answeredInChat, type Leak, made } from './answered-in-chat.ts';
import { besideInLog, byPart, byRank, inLog, type Order, rollOrders, standing } from './joining.ts';
import { chatOrders, logOrders } from './overheard.ts';

const PEOPLE = Array.from({ length: 200 }, (_, i) => ({ id: `U${1_000 + i}`, name: `Nom ${i}` }));
const ANSWERING = 140;
/** Where the program leaks, fewer tell it as well. */
const ANSWERING_WITH_A_LEAK = 30;
const WEEK_MS = 8 * 86_400_000;

/** What packages write past the program's log. */
const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const method of ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const)
    vi.spyOn(console, method).mockImplementation(
      (...parts: unknown[]) => void printed.push(parts.map(String).join(' ')),
    );
});
afterEach(() => void vi.restoreAllMocks());

describe.skipIf(!hasLocalSlack).each(enough(pairings))(
  'who has all that is left of answers on Slack ($engine, $mode)',
  (row) => {
    const started = () => onSlack({ ...row, locale: 'fr' }, PEOPLE);

    it('names whose a ballot or a comment is no more often than a guess; nobody is named in a log', {
      timeout: 600_000,
    }, async () => {
      const { tallies, told, naming } = await attacked(await started(), {
        answering: ANSWERING,
        rounds: 1,
        leak: null,
      });
      print(`Slack, ${row.engine}, ${told}`, tallies);
      expect(leaks(tallies)).toEqual([]);
      expect(naming).toEqual([]);
    });

    it.each(enough(['log', 'chat'] as const))(
      'is told it by a program that leaks in the %s',
      { timeout: 600_000 },
      async (leak) => {
        const { tallies, told } = await attacked(await started(), {
          answering: ANSWERING_WITH_A_LEAK,
          rounds: 1,
          leak,
        });
        print(`Slack, ${row.engine}, ${told}, with a leak in the ${leak}`, tallies);
        expect(leaks(tallies).join()).toContain(leak === 'log' ? 'the program’s log' : 'in the chat');
      },
    );
  },
);

describe.each(enough(['postgresql', 'sqlite'] as const))(
  'who has all that is left of answers on Teams (%s)',
  (engine) => {
    const started = () => onTeams({ engine, locale: 'fr' });

    it('names whose a ballot is no more often than a guess; nobody is named in a log', {
      timeout: 600_000,
    }, async () => {
      const { tallies, told, naming } = await attacked(await started(), {
        answering: names.length - 1,
        rounds: 8,
        leak: null,
      });
      print(`Teams, ${engine}, ${told}`, tallies);
      expect(leaks(tallies)).toEqual([]);
      expect(naming).toEqual([]);
    });

    it.each(enough(['chat', 'log'] as const))(
      'is told it by a program that leaks in the %s',
      { timeout: 600_000 },
      async (leak) => {
        const { tallies, told } = await attacked(await started(), {
          answering: names.length - 1,
          rounds: 8,
          leak,
        });
        print(`Teams, ${engine}, ${told}, with a leak in the ${leak}`, tallies);
        expect(leaks(tallies).join()).toContain(leak === 'log' ? 'the program’s log' : 'in the chat');
      },
    );
  },
);

interface Attack {
  readonly answering: number;
  readonly rounds: number;
  readonly leak: Leak | null;
}

async function attacked(chat: Chat, { answering, rounds, leak }: Attack) {
  try {
    await made(chat);
    const ofBallots: Parameters<typeof tally>[0][number][] = [];
    const ofComments: typeof ofBallots = [];
    const naming: string[] = [];
    let lines = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { database } = chat;
      const poll = await answeredInChat(chat, answering, leak);
      const { answered, records, whoIs, ballots } = poll;
      expect(ballots.size).toBe(answering);
      const heard = [...poll.lines, ...printed];
      lines += heard.length;
      expect(heard.length).toBeGreaterThan(0);
      naming.push(
        ...heard.filter((line) => [...poll.names.values()].flat().some((name) => line.includes(name))),
      );
      const people = async (written: typeof records): Promise<Order> => ({
        ...(await rollOrders(database, answered, written, whoIs)),
        ...logOrders(heard, poll.names),
        ...chatOrders(await chat.stored(), answered, whoIs),
      });
      const open = await people(records);
      const rows = await standing(database, 'Ballot', 'id');
      const ids = rows.map(({ id }) => id);
      const orders = {
        'ballots as they stand': ids,
        'ballots in order of ids': ids.toSorted(),
        'ballots in the log': inLog(records, ids),
      };
      expect(orders['ballots in the log']).toHaveLength(answering);
      for (const id of ids)
        ofBallots.push({
          ...{ author: ballots.get(id) ?? '', active: answering },
          guesses: {
            ...byRank(orders, open, id),
            ...byPart(orders, open, id),
            ...besideInLog(records, id, whoIs),
          },
        });
      const all = [...records, ...(await poll.close())];
      const after = await standing(database, 'SurveyComment', 'id');
      const closed = await people(all);
      const texts = await database.db.surveyComment.findMany({ where: { roundId: poll.roundId } });
      const commentOrders = {
        'comments as they stand': after.map(({ id }) => id),
        'comments in order of lengths': texts
          .toSorted((a, b) => a.text.length - b.text.length)
          .map(({ id }) => id),
      };
      for (const { id, text } of texts)
        ofComments.push({
          ...{ author: poll.comments.get(text.split(' ')[0] ?? '') ?? '', active: answering },
          guesses: { ...byRank(commentOrders, closed, id), ...besideInLog(all, id, whoIs) },
        });
      chat.clock.advance(WEEK_MS);
    }
    const told = `${ofBallots.length} answers, ${rounds} rounds, ${lines} lines logged while people answered`;
    return {
      tallies: [...tally(ofBallots), ...(ofComments.length > 0 ? tally(ofComments) : [])],
      told,
      naming,
    };
  } finally {
    await chat.stop();
  }
}

/** The clues that named most. */
function print(title: string, tallies: readonly Tally[]): void {
  const most = tallies.toSorted((a, b) => a.chance - b.chance).slice(0, 6);
  process.stdout.write(`\n${title}: ${tallies.length} clues\n${most.map(reported).join('\n')}\n`);
}
