// Reads one spoilt file as the product does, and says what is wrong with how it went. Every fifth one is imported for good.
import { writeFile } from 'node:fs/promises';
import type { Database } from '../../src/database/client.ts';
import { UserError } from '../../src/errors.ts';
import { type Guess, guessFile, importFile } from '../../src/feedback/file.ts';
import type { Reject } from '../../src/feedback/files/rejects.ts';
import { readRows } from '../../src/feedback/files/rows.ts';
import type { FeedbackItem } from '../../src/feedback/item.ts';
import { redact } from '../../src/feedback/redaction.ts';
import type { Source } from '../../src/feedback/sources/source.ts';
import { ourTouchpoint } from '../../src/feedback/touchpoints.ts';
import type { Keys } from '../../src/keys.ts';
import { type Answer, agree, ZONE } from './answers.ts';
import type { Spoilt } from './spoilt.ts';

export interface Store {
  readonly database: Database;
  readonly workspaceId: string;
  readonly source: Source;
  readonly keys: Keys;
}

export interface Reading {
  /** asked: its scores could be on two scales, or its dates be read two ways; nothing is stored before somebody says. */
  readonly ended: 'all taken' | 'some rows rejected' | 'refused whole' | 'asked';
  /** Of the product's reading alone. */
  readonly ms: number;
  readonly wrong: readonly string[];
}

const settings = {
  timeZone: ZONE,
  now: new Date('2026-11-22T10:00:00Z'),
  locale: 'fr',
  heat: null,
  country: 'FR',
} as const;

/** Throws what the product throws, unless it is a UserError. */
export async function readSpoilt(file: string, spoilt: Spoilt, store: Store | null): Promise<Reading> {
  await writeFile(file, spoilt.bytes);
  const items: FeedbackItem[] = [];
  const rejects: Reject[] = [];
  const started = performance.now();
  let refusal: UserError | null = null;
  let guess: Guess | null = null;
  let wrongInStore: string[] = [];
  try {
    guess = await guessFile(file, { overrides: [], usualDateOrder: 'dmy' });
    if (guess.doubts.some(({ isAsked }) => isAsked)) {
      const wrong = store ? await storedOf(file, guess, store) : [];
      return { ended: 'asked', ms: performance.now() - started, wrong };
    }
    for await (const rows of readRows(file, guess, settings)) {
      items.push(...rows.items);
      rejects.push(...rows.rejects);
    }
    if (store) wrongInStore = await importAndCompare(file, guess, items, store);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refusal = error;
  }
  const ms = performance.now() - started;
  const wrong = [
    ...wrongInStore,
    ...(refusal ? wrongWords(refusal) : []),
    ...(refusal && items.length > 0 ? ['refused whole after rows were given'] : []),
    ...rejects.flatMap(wrongReject),
    ...(guess ? wrongAnswers(items.map(answerOf), rejects, guess, spoilt) : []),
    ...(refusal && (spoilt.atLeast ?? 0) > 0 ? [`refused whole: ${refusal.say('en')}`] : []),
  ];
  const ended = refusal ? 'refused whole' : rejects.length > 0 ? 'some rows rejected' : 'all taken';
  return { ended, ms, wrong };
}

/** A file in doubt stores nothing, whoever starts it. */
async function storedOf(
  file: string,
  guess: Guess,
  { database, workspaceId, source, keys }: Store,
): Promise<string[]> {
  await database.db.feedback.deleteMany({ where: { workspaceId } });
  const how = { ...settings, keys, keepOriginals: false };
  const refused = await importFile(database, { workspaceId, source, file }, guess, how).then(
    () => false,
    (error: unknown) => error instanceof UserError,
  );
  const stored = await database.db.feedback.count({ where: { workspaceId } });
  return refused && stored === 0 ? [] : [`${stored} answers of a file in doubt`];
}

function answerOf({
  answeredAt,
  scores,
  comments,
  customer,
  externalId,
  touchpoint,
  segments,
}: FeedbackItem): Answer {
  return {
    at: answeredAt.getTime(),
    score: scores[0]?.score ?? null,
    texts: {
      verbatim: comments[0]?.text ?? '',
      customer: customer ?? '',
      id: externalId ?? '',
      touchpoint: touchpoint ?? '',
      region: segments['Région'] ?? '',
    },
  };
}

function wrongAnswers(
  answers: readonly Answer[],
  rejects: readonly Reject[],
  guess: Guess,
  spoilt: Spoilt,
): string[] {
  const { table, rowsNow, mustRefuse = [], atLeast = 0, isHopeless = false } = spoilt;
  const wrong: string[] = [];
  if (isHopeless && answers.length > 0) wrong.push(`${answers.length} answers of a hopeless file`);
  let now: ReturnType<NonNullable<Spoilt['rowsNow']>> | null = null;
  for (const answer of answers) {
    if (mustRefuse.includes(answer.texts.id)) wrong.push(`${answer.texts.id} has no score and was taken`);
    if (table.rows.some((cells) => agree(answer, cells))) continue;
    now ??= rowsNow?.(guess) ?? [];
    if (!now.some((cells) => agree(answer, cells))) wrong.push(`partial: ${JSON.stringify(answer)}`);
  }
  const taken = new Set(answers.map(({ texts }) => texts.id));
  const missed = table.rows.slice(0, atLeast).filter(({ id }) => !taken.has(id));
  if (missed.length > 0) wrong.push(`not taken: ${missed.map(({ id }) => id).join()}`);
  const rejected = new Set(rejects.flatMap(({ cells }) => cells));
  const isWhole = guess.kind !== 'csv' && rowsNow === null && !isHopeless;
  const lost = table.rows.filter(({ id }) => !taken.has(id) && !rejected.has(id));
  if (isWhole && lost.length > 0)
    wrong.push(`neither taken nor rejected: ${lost.map(({ id }) => id).join()}`);
  return wrong;
}

function wrongReject({ line, reason }: Reject): string[] {
  const isNamed = Number.isInteger(line) && line >= 1 && reason.length > 10 && !GLUE.test(reason);
  return isNamed ? [] : [`a reject without line or reason: ${line} ${reason}`];
}

const GLUE = /undefined|null|NaN|\[object/;

function wrongWords(refusal: UserError): string[] {
  const [en, fr] = [refusal.say('en'), refusal.say('fr')];
  const isSaid = [en, fr].every((said) => said.length > 20 && said.length < 3_000 && !GLUE.test(said));
  return isSaid && en !== fr ? [] : [`badly said: ${en.slice(0, 200)} / ${fr.slice(0, 200)}`];
}

/** A reader's own words are stored as the touchpoint that they name, or as one of the company's own. */
function isStoredAs(written: string | null, stored: string | null): boolean {
  if (written === null || stored === null) return written === stored;
  return (ourTouchpoint(written) ?? stored) === stored;
}

async function importAndCompare(
  file: string,
  guess: Guess,
  items: readonly FeedbackItem[],
  { database, workspaceId, source, keys }: Store,
): Promise<string[]> {
  await database.db.feedback.deleteMany({ where: { workspaceId } });
  const summary = await importFile(database, { workspaceId, source, file }, guess, {
    ...settings,
    keys,
    keepOriginals: false,
  });
  const rows = await database.db.feedback.findMany({ where: { workspaceId } });
  const wrong: string[] = [];
  if (summary.imported !== rows.length)
    wrong.push(`${summary.imported} said to be imported, ${rows.length} are there`);
  if (summary.imported + summary.duplicates !== items.length) wrong.push('not as many stored as read');
  for (const row of rows) {
    const isThere = items.some(
      (item) =>
        item.answeredAt.getTime() === row.answeredAt.getTime() &&
        (item.scores[0]?.score ?? null) === row.score &&
        isStoredAs(item.touchpoint, row.touchpoint) &&
        (item.comments[0] ? redact(item.comments[0].text, { names: [], country: 'FR' }).text : null) ===
          row.verbatim,
    );
    if (!isThere) wrong.push(`stored, but not read: ${row.id}`);
  }
  return wrong;
}
