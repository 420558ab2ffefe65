// `portevoix audit`: who did what that matters, and whether that record is still what was written. The record itself is audit/.
import type { Head } from '../audit/chain.ts';
import { type Entry, entriesSince } from '../audit/entries.ts';
import { namesIn } from '../audit/names.ts';
import { verdictText } from '../audit/verdict-words.ts';
import { verify } from '../audit/verify.ts';
import { entryText } from '../audit/words.ts';
import { dayOf, isDay } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { formats } from '../i18n/formats.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { sayAudit } from './audit-phrases.ts';
import { openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { auditUsage } from './usage/audit.ts';

export const auditCommand: Command = {
  name: 'audit',
  summary: {
    en: 'Who did what that matters, and whether that record is still whole',
    fr: 'Qui a fait quoi d’important, et si ce registre est intact',
  },
  usage: auditUsage,
  async run(args, io) {
    const asked = parse(args, io);
    const office = await openBackOffice(io);
    try {
      return asked.kind === 'list' ? await list(office, io, asked) : await check(office, io, asked);
    } finally {
      await office.close();
    }
  },
};

interface Listing {
  readonly kind: 'list';
  /** YYYY-MM-DD. */
  readonly since: string | null;
  readonly json: boolean;
}

interface Verifying {
  readonly kind: 'verify';
  readonly expected: Head | null;
  readonly json: boolean;
}

const OPTIONS = {
  since: { type: 'string' },
  expect: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** @throws UsageError in the operator's language */
function parse(args: readonly string[], { locale }: Io): Listing | Verifying {
  const words = sayAudit(locale);
  const { values, positionals } = argumentsIn(args, { options: OPTIONS, allowPositionals: true }, locale);
  const { since = null, expect, json = false } = values;
  const [verb, ...more] = positionals;
  if (more.length > 0 || (verb !== undefined && verb !== 'verify')) throw new UsageError(words.badVerb);
  if (verb === 'verify') {
    if (since !== null) throw new UsageError(words.sinceAlone);
    return { kind: 'verify', expected: expect === undefined ? null : headIn(expect, locale), json };
  }
  if (expect !== undefined) throw new UsageError(words.expectAlone);
  if (since !== null && !isDay(since)) throw new UsageError(words.notADay(since));
  return { kind: 'list', since, json };
}

/** What `audit verify` printed. */
function headIn(text: string, locale: Io['locale']): Head {
  const [, number = '', hash = ''] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (hash === '') throw new UsageError(sayAudit(locale).badHead);
  return { number: Number(number), hash };
}

async function list(office: BackOffice, io: Io, { since, json }: Listing): Promise<ExitStatus> {
  const { db } = office.database;
  const { timeZone } = await workspaceById(db, office.workspaceId);
  const from = since === null ? null : new Date(zoneOf(timeZone).instant(dayOf(since), 0));
  const { moment } = formats(io.locale, timeZone);
  const now = io.clock.now();
  let isAny = false;
  for await (const entries of entriesSince(db, office.workspaceId, from)) {
    isAny = true;
    const names = await namesIn(db, office.workspaceId, entries, io.locale);
    for (const entry of entries) {
      if (json) io.out(JSON.stringify(entryJson(entry)));
      else io.out(`#${entry.number} · ${moment(entry.at, now)} · ${entryText(entry, names, io.locale)}`);
    }
  }
  if (!isAny && !json) io.err(sayAudit(io.locale).none);
  return 0;
}

/** Ids only, as they are stored. */
function entryJson({ number, at, by, done }: Entry) {
  return { number, at, by, act: done?.act ?? null, of: done?.of ?? null };
}

async function check(office: BackOffice, io: Io, { expected, json }: Verifying): Promise<ExitStatus> {
  const found = await verify(office.database.db, office.workspaceId, expected);
  const isWhole = found.kind === 'whole';
  if (json) {
    io.out(JSON.stringify(isWhole ? { whole: true, ...found.head } : { whole: false, fault: found.fault }));
  } else if (isWhole) {
    io.err(verdictText(found, io.locale));
    if (found.head.number > 0) {
      io.err(sayAudit(io.locale).keep);
      io.out(`${found.head.number}:${found.head.hash}`);
    }
  } else {
    io.err(verdictText(found, io.locale));
  }
  return isWhole ? 0 : 1;
}
