// What `portevoix erase` reports: what was blanked, what was not reached and why, what somebody has to look at.
import type { Store } from '../database/client.ts';
import type { Erasure } from '../erasure/erase.ts';
import type { Settled } from '../erasure/reach.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Address, place } from '../messages/message.ts';
import type { Directory } from '../people/directory.ts';
import type { Io } from './command.ts';
import { sayErase } from './erase-phrases.ts';

export interface Report {
  readonly erasure: Erasure;
  readonly settled: readonly Settled[];
  readonly dryRun: boolean;
  readonly nameOf: (address: Address) => Promise<string>;
}

/** "#general", a person's name, or the chat's own id where nobody knows better. */
export function placeNames(
  db: Store,
  workspaceId: string,
  directory: Pick<Directory, 'channel'> | null,
): Report['nameOf'] {
  return async (address) => {
    if (address.startsWith('sealed:')) return '–';
    const { platform, id: externalId } = place(address);
    const person = await db.person.findUnique({
      where: { workspaceId_platform_externalId: { workspaceId, platform, externalId } },
    });
    if (person) return person.name;
    const known = await db.scheduleChannel.findFirst({ where: { workspaceId, address } });
    const channel = await (directory?.channel(address) ?? Promise.resolve(null)).catch(() => null);
    const name = channel?.name ?? known?.name;
    return name === undefined ? externalId : `#${name}`;
  };
}

/** Results on standard output, one a line. */
export async function eraseReport({ erasure, settled, dryRun, nameOf }: Report, io: Io): Promise<void> {
  const words = sayErase(io.locale);
  const { answers, kept, digests, posted, toRead, doubtful, mailed } = erasure;
  if (answers === 0 && toRead.every(({ numbers }) => numbers.length === 0)) {
    io.err(words.nothing);
    return;
  }
  const count = (n: number, forms: (n: string) => { one: string; other: string }) =>
    plural(io.locale, n, forms(numberText(n, io.locale)));
  io.out(dryRun ? words.wouldErase : words.erased);
  io.out(`  ${count(answers, words.answers)}`);
  io.out(`  ${count(kept, words.kept)}`);
  io.out(`  ${count(digests, words.digests)}`);
  if (dryRun) io.out(`  ${count(posted, words.posted)}`);
  await reportPlaces({ settled, doubtful, mailed, nameOf }, io);
  for (const { numbers, line } of toRead) if (numbers.length > 0) io.out(line(numbers.join(', '), io.locale));
  io.err(words.private);
}

export type ErasurePlaces = Pick<Report, 'settled' | 'nameOf'> & Pick<Erasure, 'doubtful' | 'mailed'>;

/** What became of the messages in the chat, one a line. */
export async function reportPlaces(
  { settled, doubtful, mailed, nameOf }: ErasurePlaces,
  io: Io,
): Promise<void> {
  const words = sayErase(io.locale);
  const reached = settled.filter(({ fate }) => fate.kind === 'reached').length;
  if (reached > 0) io.out(plural(io.locale, reached, words.reached(numberText(reached, io.locale))));
  for (const { address, fate } of settled) {
    if (fate.kind === 'refused')
      io.out(words.refused(await nameOf(address), reasonText(fate.reason, io.locale)));
    if (fate.kind === 'waiting') io.out(words.waiting(await nameOf(address)));
  }
  for (const address of doubtful) io.out(words.doubtful(await nameOf(address)));
  for (const address of mailed) io.out(words.refused(await nameOf(address), words.mailed));
}

function numberText(n: number, locale: Locale): string {
  return formats(locale, 'UTC').number(n);
}

function reasonText(reason: string, locale: Locale): string {
  const { reasons } = sayErase(locale);
  const known: Readonly<Record<string, string>> = reasons;
  return known[reason] ?? reasons.refused;
}

export async function reportJson({ erasure, settled, dryRun, nameOf }: Report) {
  const { edits: _, doubtful, mailed, toRead, ...counts } = erasure;
  return {
    dryRun,
    ...counts,
    ...Object.fromEntries(toRead.map(({ name, numbers }) => [name, numbers])),
    ...(await placesJson({ settled, doubtful, mailed, nameOf })),
  };
}

/** The same places for a program. */
export async function placesJson({ settled, doubtful, mailed, nameOf }: ErasurePlaces) {
  const notReached: { place: string; reason: string }[] = [];
  const waiting: string[] = [];
  for (const { address, fate } of settled) {
    if (fate.kind === 'refused') notReached.push({ place: await nameOf(address), reason: fate.reason });
    if (fate.kind === 'waiting') waiting.push(await nameOf(address));
  }
  return {
    reached: settled.length - notReached.length - waiting.length,
    notReached,
    waiting,
    doubtful: await Promise.all(doubtful.map(nameOf)),
    mailed: await Promise.all(mailed.map(nameOf)),
  };
}
