// `portevoix erase`: takes one customer out of everything, messages in the chat included. What is erased and how: erasure. A colleague:
// erase-person.ts.
import { receiptFrom } from '../community/sending.ts';
import { storageConfig } from '../config/storage.ts';
import { eraseCustomer } from '../erasure/erase.ts';
import { customerHashes } from '../feedback/retention.ts';
import { keptOf } from '../handlers/folds.ts';
import { features } from '../handlers/index.ts';
import type { Locale } from '../i18n/locale.ts';
import { keysFrom } from '../keys.ts';
import { logger } from '../log.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { erasePersonCalled } from './erase-person.ts';
import { sayErase } from './erase-phrases.ts';
import { eraseReport, placeNames, reportJson } from './erase-report.ts';
import { openChat, reach } from './reach.ts';
import { eraseUsage } from './usage/erase.ts';

export const eraseCommand: Command = {
  name: 'erase',
  summary: {
    en: 'Take a customer’s words, or a colleague’s name, out of everything',
    fr: 'Effacer partout les mots d’un client, ou le nom d’un collègue',
  },
  usage: eraseUsage,
  async run(args, io) {
    const { of, ...asked } = await parse(args, io);
    const office = await openBackOffice(io);
    try {
      if (of === 'person') {
        const { reference: called, ...how } = asked;
        return await erasePersonCalled(office, io, { called, ...how });
      }
      if (asked.keepWords) throw new UsageError(sayErase(io.locale).keepWords);
      return await erase(office, io, asked);
    } finally {
      await office.close();
    }
  },
};

interface EraseArguments {
  readonly reference: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly keepWords: boolean;
}

async function parse(
  args: readonly string[],
  io: Io,
): Promise<EraseArguments & { readonly of: 'customer' | 'person' }> {
  const { customer, person, ...how } = valuesOf(args, io.locale);
  const given = customer ?? person ?? '';
  const reference = given === '-' ? await io.input() : given;
  const isOne = (customer === undefined) !== (person === undefined);
  if (!isOne || reference.trim() === '') throw new UsageError(sayErase(io.locale).noCustomer);
  const of = person === undefined ? 'customer' : 'person';
  const { 'dry-run': dryRun = false, 'keep-words': keepWords = false, json = false } = how;
  return { of, reference, dryRun, json, keepWords };
}

const OPTIONS = {
  customer: { type: 'string' },
  person: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'keep-words': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError that repeats nothing of what was typed: it may be the reference */
function valuesOf(args: readonly string[], locale: Locale) {
  try {
    return argumentsIn(args, { options: OPTIONS }, locale).values;
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(sayErase(locale).noCustomer);
    throw error;
  }
}

async function erase(
  office: BackOffice,
  io: Io,
  { reference, dryRun, json }: EraseArguments,
): Promise<ExitStatus> {
  const { database, workspaceId, keys } = office;
  const secrets = storageConfig(io.env).secretKeys.map((each) => keysFrom([each]));
  // Whose answer to a question it is, nobody knows but by its receipt, which may be read out.
  const references = [reference, receiptFrom(reference) ?? reference];
  const erasure = await eraseCustomer(
    database,
    workspaceId,
    [...new Set(references.flatMap((each) => customerHashes(keys, secrets, workspaceId, each)))],
    {
      kept: keptOf(features),
      now: io.clock.now(),
      dryRun,
    },
  );
  const log = logger(office.config, io.terminal);
  const chat = openChat(io, log);
  try {
    const settled = await reach(office, io, { edits: erasure.edits, chat, log });
    const nameOf = placeNames(database.db, workspaceId, chat);
    if (json) io.out(JSON.stringify(await reportJson({ erasure, settled, dryRun, nameOf }), null, 2));
    else await eraseReport({ erasure, settled, dryRun, nameOf }, io);
    const isElsewhere = erasure.doubtful.length + erasure.mailed.length > 0;
    const isAll = settled.every(({ fate }) => fate.kind === 'reached') && !isElsewhere;
    const { answers, kept, digests, posted } = erasure;
    const reached = settled.filter(({ fate }) => fate.kind === 'reached').length;
    if (!dryRun) log.info({ answers, kept, digests, posted, reached }, 'a customer was erased');
    return isAll || dryRun ? 0 : 1;
  } finally {
    await chat?.stop();
  }
}
