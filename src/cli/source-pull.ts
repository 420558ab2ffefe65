// `portevoix source add NAME --pull …`, `source pause` and `source resume`: answers that are fetched.
import { dayOf, isDay } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { UserError } from '../errors.ts';
import {
  askedOf,
  type PullWanted,
  pausePull,
  pullOf,
  resumePull,
  savePull,
} from '../feedback/pulling/account.ts';
import { tryPull } from '../feedback/pulling/try.ts';
import { pullText } from '../feedback/pulling/words.ts';
import { sourceNamed } from '../feedback/sources/source.ts';
import { pullRegions } from '../feedback/vendors/pulling.ts';
import { formats } from '../i18n/formats.ts';
import { boundedFetch } from '../web/outgoing.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { byHand } from './back-office.ts';
import { type BackOffice, type Io, UsageError } from './command.ts';
import type { PullArguments } from './source-arguments.ts';
import { saySource } from './source-phrases.ts';

/** @param given what is not in the arguments themselves */
export async function pullSource(
  office: BackOffice,
  io: Io,
  { name, heat, vendor, values, json }: PullArguments,
  given: { readonly token: string | null; readonly mapping: unknown },
): Promise<void> {
  const { database, workspaceId } = office;
  const words = saySource(io.locale);
  const wanted: PullWanted = {
    ...{ name, vendor, heat, secret: given.token, mapping: given.mapping },
    account: {
      of: values.of?.trim() || null,
      at: values.at?.trim().replace(/\/+$/, '') || null,
      user: values.user?.trim() || null,
      keyId: values['key-id']?.trim() || null,
      author: values.author?.trim() || null,
      ...(values.region === undefined
        ? {}
        : { region: pullRegions.find((each) => each === values.region) ?? 'us' }),
    },
    since: values.since === undefined ? null : await dayAsked(office, io, values.since),
    touchpoint: values.touchpoint?.trim() || null,
  };
  const asked = await askedOf(database.db, office, wanted);
  const answers = await tryPull(asked, { fetch: boundedFetch(fetch), now: io.clock.now() });
  const { source, pull } = await savePull(database, office, wanted, byHand(io));
  if (json) {
    const { since, nextAt } = pull;
    io.out(
      JSON.stringify({ name: source.name, heat: source.heat, vendor: pull.vendor, since, nextAt, answers }),
    );
    return;
  }
  const { timeZone } = await workspaceById(database.db, workspaceId);
  const from = formats(io.locale, timeZone).fullDay(pull.since);
  io.err(answers ? words.answered(pull.vendor) : words.silent(pull.vendor));
  io.out(words.pulled(source.name, pull.vendor, from));
}

/** The first instant of that day, where the company is. */
async function dayAsked({ database, workspaceId }: BackOffice, io: Io, since: string): Promise<Date> {
  if (!isDay(since)) throw new UsageError(saySource(io.locale).notADay(since.slice(0, 40)));
  const { timeZone } = await workspaceById(database.db, workspaceId);
  const from = new Date(zoneOf(timeZone).instant(dayOf(since), 0));
  if (from > io.clock.now()) throw new UsageError(saySource(io.locale).dayAhead(since));
  return from;
}

export async function steerPull(
  { database, workspaceId }: BackOffice,
  io: Io,
  { kind, name }: { readonly kind: 'pause' | 'resume'; readonly name: string },
): Promise<void> {
  const source = await sourceNamed(database.db, workspaceId, name);
  const act = kind === 'pause' ? pausePull : resumePull;
  if (!(await act(database, workspaceId, source.id, byHand(io))))
    throw new UserError('pull.none', (locale) => saySource(locale).notPulled(source.name));
  const pull = await pullOf(database.db, workspaceId, source.id);
  if (pull) io.out(`${source.name} · ${pullText(pull, { locale: io.locale, now: io.clock.now() })}`);
}
