// Whoever has the roll of a round tries to tell whose each ballot and each comment is. They have all tables while it is open, without the key,
// and once it is closed, with it; the write-ahead log; on SQLite all bytes of the file; the program's log at its most talkative; all letters.
// The same attack finds a leak where there is one. With its figures: `npm run test:anonymity`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Database, Engine } from '../../src/database/client.ts';
import { freshUrl, onEachEngine } from '../harness/database.ts';
import { openToLook } from '../harness/own-looks.ts';
import { leaks } from '../suggestions/attack.ts';
import { reported, type Tally, tally } from '../suggestions/by-chance.ts';
import { everyRow } from '../suggestions/every-row.ts';
import { namedIn, nearestInBytes } from '../suggestions/log-records.ts';
import { besideInLog, byRank, byTransaction, byWriter, inLog, rollOrders, standing } from './joining.ts';
import { polled } from './polled.ts';

onEachEngine((engine) => {
  describe('who has the roll, the database, its log and the letters', () => {
    it('names whose a ballot or a comment is no more often than a guess among those who answered; nothing of them is left', async () => {
      const { tallies, meanwhile, lengths, leftRows, foundBefore, inRowsBefore, left, freePages } =
        await attack(engine);
      print(engine, tallies);
      expect(leaks(tallies)).toEqual([]);
      expect(lengths).toBe(1);
      expect(leftRows).toEqual([0, 0]);
      // Where they were, whoever reads the bytes finds them.
      expect(foundBefore).toBe(engine === 'sqlite');
      expect(inRowsBefore).toBe(true);
      expect(left).toEqual([]);
      // What was deleted made room that nobody has written to since: its bytes were among those that were read.
      expect(freePages === null || freePages > 0).toBe(true);
      expect(meanwhile.flatMap(namedIn)).toEqual([]);
    });

    it('is told by the same clues where a program refreshes the row of whoever answers', async () => {
      const { tallies } = await attack(engine, true);
      print(`${engine}, with a planted leak`, tallies);
      expect(leaks(tallies)).not.toEqual([]);
    });
  });
});

async function attack(engine: Engine, isLeaking = false) {
  const url = await freshUrl(engine);
  const database = await openToLook(url);
  const { db } = database;
  try {
    const poll = await polled(database, engine === 'sqlite' ? url : null, isLeaking);
    const { truth, answered, records, workspaceId, roundId } = poll;
    expect(truth.ballots.size).toBe(answered.size);
    const active = answered.size;

    // While it is open.
    const rows = await standing(database, 'Ballot', 'id');
    const sealed = await db.ballot.findMany({ where: { workspaceId } });
    const voters = await standing(database, 'SurveyVoted', 'voter');
    const { keys } = poll.desk.kit;
    const hashed = new Map(
      [...answered].map((id) => [keys.fingerprint('survey-voter', `${roundId} ${id}`), id]),
    );
    const roll = {
      ...(await rollOrders(database, answered, records)),
      // On SQLite not even the key joins them by the order of rows; on PostgreSQL it does: docs/surveys.md.
      ...(engine === 'sqlite'
        ? { 'hashes, with the key': voters.flatMap(({ id }) => hashed.get(id) ?? []) }
        : {}),
    };
    expect(voters.filter(({ id }) => hashed.has(id))).toHaveLength(answered.size);
    expect(inLog(records, [...truth.ballots.keys()])).toHaveLength(answered.size);
    const invited = (await standing(database, 'SurveyInvited', 'personId')).filter(({ id }) =>
      answered.has(id),
    );
    const people = (await standing(database, 'Person', 'id')).filter(({ id }) => answered.has(id));
    const ballotOrders = {
      'ballots as they stand': rows.map(({ id }) => id),
      'ballots as they were written': byWriter(rows),
      'ballots in order of ids': rows.map(({ id }) => id).toSorted(),
      'ballots in order of seals': sealed.toSorted((a, b) => (a.seal < b.seal ? -1 : 1)).map(({ id }) => id),
      'ballots in the log': inLog(records, [...truth.ballots.keys()]),
    };
    const ofBallots = rows.map(({ id, by }) => ({
      ...{ author: truth.ballots.get(id) ?? '', active },
      guesses: {
        ...byRank(ballotOrders, roll, id),
        ...besideInLog(records, id),
        ...(engine === 'postgresql'
          ? { ...byTransaction(invited, by, 'the roll'), ...byTransaction(people, by, 'people') }
          : {}),
      },
    }));
    // A hash and a seal, from their middle: what a page holds of one.
    const traces = [...voters.map(({ id }) => id), ...sealed.flatMap(({ seal }) => piecesOf(seal))];
    const inFile = () => (engine === 'sqlite' ? found(traces, bytesOf(url)) : []);
    const inRows = async () => found(traces, [...(await everyRow(database)).values()].flat().join('\n'));
    const foundBefore = inFile().length > 0;
    const inRowsBefore = (await inRows()).length === traces.length;

    // Once it is closed.
    const { closed, records: closing } = await poll.close();
    expect(closed?.row.answered).toBe(active);
    const after = await standing(database, 'SurveyComment', 'id');
    const texts = await db.surveyComment.findMany({ where: { workspaceId, roundId } });
    expect(texts).toHaveLength(active);
    const all = [...records, ...closing];
    const ids = after.map(({ id }) => id);
    const commentOrders = {
      'comments as they stand': ids,
      'comments in order of ids': ids.toSorted(),
      'comments in order of lengths': texts
        .toSorted((a, b) => a.text.length - b.text.length)
        .map(({ id }) => id),
      'comments in the log': inLog(closing, ids),
    };
    const rollAfter = await rollOrders(database, answered, all);
    const bytes = engine === 'sqlite' ? nearestInBytes(url, ids) : null;
    const ofComments = texts.map(({ id, text }) => ({
      ...{ author: truth.comments.get(text.split(' ')[0] ?? '') ?? '', active },
      guesses: {
        ...byRank(commentOrders, rollAfter, id),
        ...besideInLog(all, id),
        ...(bytes
          ? { 'who is named nearest to it in the bytes of the file': `person-${bytes.get(id)}` }
          : {}),
      },
    }));
    // As it was closed, as whoever dumps it has every table, the search's among them, and once the log has gone into the file.
    const left = [...inFile(), ...(await inRows())];
    const checkpointed = engine === 'sqlite' ? await checkpoint(database) : null;
    left.push(...inFile());
    return {
      ...{ foundBefore, inRowsBefore, left, freePages: checkpointed },
      tallies: [...tally(ofBallots), ...tally(ofComments)],
      meanwhile: poll.meanwhile,
      lengths: new Set(sealed.map(({ seal }) => seal.length)).size,
      leftRows: [
        await db.ballot.count({ where: { workspaceId } }),
        await db.surveyVoted.count({ where: { workspaceId } }),
      ],
    };
  } finally {
    await database.close();
  }
}

function piecesOf(seal: string): string[] {
  return [0.1, 0.35, 0.6, 0.85].map((part) => seal.slice(Math.floor(seal.length * part)).slice(0, 40));
}

function found(traces: readonly string[], bytes: string): string[] {
  return traces.filter((trace) => bytes.includes(trace));
}

/** @returns how many pages of the file hold nothing any more */
async function checkpoint({ db }: Database): Promise<number> {
  await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
  const [free] = await db.$queryRawUnsafe<{ freelist_count: bigint }[]>('PRAGMA freelist_count');
  return Number(free?.freelist_count);
}

function bytesOf(url: string): string {
  const path = fileURLToPath(url);
  return ['', '-wal'].map((part) => readFileSync(`${path}${part}`).toString('latin1')).join('');
}

/** The clues that named most. */
function print(title: string, tallies: readonly Tally[]): void {
  const most = tallies.toSorted((a, b) => a.chance - b.chance).slice(0, 8);
  process.stdout.write(`\n${title}: ${tallies.length} clues\n${most.map(reported).join('\n')}\n`);
}
