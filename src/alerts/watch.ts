// Looks each minute at what `GET /readyz` tells, and e-mails the operators once when a part no longer does its work, once when it does
// again. Of several replicas one tells: who told what stands in the database. Of the database itself each tells for itself.
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { type Db, isUniqueViolation } from '../database/client.ts';
import type { AlertModel } from '../database/generated/sqlite/models.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { type HealthCheck, stateOf } from '../web/health.ts';
import { MailError, type Mailer } from './mail.ts';
import { troubleMail, wellMail } from './words.ts';

export interface WatchParts {
  readonly db: Db;
  readonly workspaceId: string;
  readonly company: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly checks: readonly HealthCheck[];
  readonly mailer: Mailer;
  /** Tells this process from another. */
  readonly teller: string;
}

export interface AlertWatch {
  /** Safe to call at any time; every minute is meant. Throws nothing. */
  look(): Promise<void>;
}

/** In how many looks in a row: one may be a chance, but for a refusal; what goes to and fro is told once. */
const BAD_LOOKS = 2;
const WELL_LOOKS = 5;
/** Whoever told it, and has not seen it for so long, has ended. */
const ENDED_MS = 10 * 60_000;

interface SeenPart {
  readonly isWell: boolean;
  readonly looks: number;
  readonly since: Date;
}

interface Known {
  readonly word: string;
  readonly since: Date;
}

export function watch(parts: WatchParts): AlertWatch {
  const { db, workspaceId, company, locale, clock, log, checks, mailer, teller } = parts;
  const seen = new Map<string, SeenPart>();
  /** What this process told of the database, which could not take a note of it. */
  let ofDatabase: Known | null = null;

  async function mail(draw: typeof troubleMail, part: string, { word, since }: Known): Promise<void> {
    const at = formats(locale, parts.timeZone).moment(since, clock.now());
    await mailer.send(draw({ part, word, since: at, company }, locale));
    log.info({ part, word }, 'the operators were e-mailed');
  }

  async function bad(part: string, known: Known): Promise<void> {
    if (part === 'database') {
      if (ofDatabase === null) await mail(troubleMail, part, known);
      ofDatabase = known;
      return;
    }
    const now = clock.now();
    const key = { workspaceId, part };
    const row = await find(part);
    if (row !== null) {
      if (row.teller === teller || hasEnded(row, now))
        await db.alert.updateMany({ where: { ...key, teller: row.teller }, data: { teller, seenAt: now } });
      return;
    }
    try {
      await db.alert.create({ data: { ...key, ...known, teller, seenAt: now } });
    } catch (error) {
      if (isUniqueViolation(error)) return;
      throw error;
    }
    await mail(troubleMail, part, known).catch(async (error: unknown) => {
      await db.alert.deleteMany({ where: { ...key, teller } });
      throw error;
    });
  }

  async function well(part: string): Promise<void> {
    if (part === 'database') {
      const told = ofDatabase;
      if (told !== null) await mail(wellMail, part, told);
      ofDatabase = null;
      return;
    }
    const row = await find(part);
    if (row === null || (row.teller !== teller && !hasEnded(row, clock.now()))) return;
    const { count } = await db.alert.deleteMany({ where: { workspaceId, part, teller: row.teller } });
    if (count === 0) return;
    await mail(wellMail, part, row).catch(async (error: unknown) => {
      await db.alert.create({ data: { ...row, teller } });
      throw error;
    });
  }

  const find = (part: string) => db.alert.findUnique({ where: { workspaceId_part: { workspaceId, part } } });

  /** Whether it does its work, and nothing has to be put right. */
  async function lookAt(check: HealthCheck): Promise<boolean> {
    const { isWell, word } = await stateOf(check);
    const before = seen.get(check.name);
    const goesOn = before !== undefined && before.isWell === isWell;
    const now: SeenPart = {
      isWell,
      looks: goesOn ? before.looks + 1 : 1,
      since: goesOn ? before.since : clock.now(),
    };
    seen.set(check.name, now);
    if (isWell && now.looks >= WELL_LOOKS) await well(check.name);
    if (!isWell && (word === 'refused' || now.looks >= BAD_LOOKS))
      await bad(check.name, { word, since: now.since });
    return isWell;
  }

  return {
    async look() {
      for (const check of checks) {
        try {
          // Without the database no other part does its work, and nobody could note who told what.
          if (!(await lookAt(check)) && check.name === 'database') return;
        } catch (error) {
          const why = error instanceof MailError ? { code: error.code } : { err: error };
          log.error(
            { part: check.name, ...why },
            'the operators could not be e-mailed; tried again in a minute',
          );
          if (check.name === 'database') return;
        }
      }
    },
  };
}

function hasEnded({ seenAt }: AlertModel, now: Date): boolean {
  return Math.abs(now.getTime() - seenAt.getTime()) > ENDED_MS;
}
