// What the admins are told of addresses that take nothing: once of each; and where that itself did not arrive, whom it concerns later.
import { tellPerson, type Writing } from '../correspondence/tell.ts';
import { type Tx, transact } from '../database/client.ts';
import { giveWay, missedLetters } from '../delivery/held.ts';
import { caughtUp, type Kinds, kindsFor } from '../delivery/kinds.ts';
import { type Delivery, rewrite } from '../delivery/ledger.ts';
import { whyNot } from '../delivery/recording.ts';
import { byAddress, othersHaveIt, wasTold } from '../delivery/undelivered.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Address } from '../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import { isReached, localeFor, type Person, personAt } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import type { AskingShell, Next } from './instead.ts';
import { type Missed, missedLetter } from './letter.ts';
import { reachedAdmins } from './unheard.ts';

export const undeliveredKinds = kindsFor(
  { what: { en: 'a letter about what was not delivered', fr: 'une lettre sur ce qui n’a pas été remis' } },
  { 'undelivered.told': 'asked' },
);
const TOLD = undeliveredKinds['undelivered.told'];

/** Knows besides what kinds of letters there are. */
export interface LetterShell extends AskingShell {
  readonly kinds: Kinds;
}

export interface Missing {
  readonly address: Address;
  /** At least one. */
  readonly letters: readonly Delivery[];
  readonly next: Next;
}

type ToldOf = Writing & Pick<LetterShell, 'kinds'>;

/** Of those addresses of which they were not told already. */
export async function tellAdmins(tx: Tx, writing: ToldOf, missing: readonly Missing[]): Promise<void> {
  const workspaceId = writing.workspace.id;
  const fresh: Missing[] = [];
  const ids = missing.flatMap(({ letters }) => letters.map(({ id }) => id));
  for (const each of missing) {
    // Of a channel that others share they were told by whoever looked.
    const isNews = each.letters.some(({ kind, reason }) => kind !== TOLD.name && whyNot(reason) !== 'shared');
    if (isNews && !(await wasTold(tx, workspaceId, each.address, ids))) fresh.push(each);
  }
  const sayTo = await sayer(tx, workspaceId, fresh);
  for (const admin of await admins(tx, workspaceId)) {
    const missed = sayTo(admin, localeFor(admin, writing.workspace));
    const draw = ({ locale }: Reader) => missedLetter(writing.kinds, missed, locale);
    if (missed.length > 0) await tellPerson(tx, writing, admin, { kind: TOLD, draw });
  }
}

/** By name, as an admin reads of them: of themselves they are told nothing. */
async function sayer(tx: Tx, workspaceId: string, missing: readonly Missing[]) {
  const people = new Map<Address, Person | null>();
  for (const { address } of missing) people.set(address, await personAt(tx, workspaceId, address));
  const names = await channelNamesOf(
    tx,
    workspaceId,
    missing.map(({ address }) => address),
  );
  return (reader: Person, locale: Locale): Missed[] =>
    missing.flatMap(({ address, letters, next }) => {
      const person = people.get(address) ?? null;
      if (person?.id === reader.id) return [];
      const name = names.get(address);
      const channel = name === undefined ? unnamedChannel(locale) : `#${name}`;
      return [{ who: person?.name ?? channel, isPerson: person !== null, letters, next }];
    });
}

/**
 * Those that did not arrive themselves. Where another admin can be written to, that one is told, if nobody was; otherwise they say what is
 * still missed by then.
 */
export async function renewTold({ database, workspace, now, kinds }: LetterShell): Promise<void> {
  const renewed = new Set<Address>();
  for (const lost of await missedLetters(database.db, workspace.id, { kind: TOLD.name })) {
    // The newest says all of it.
    if (renewed.has(lost.address)) await giveWay(database.db, workspace.id, [lost.id]);
    else await transact(database, (tx) => renew(tx, { workspace, now, kinds }, lost));
    renewed.add(lost.address);
  }
}

async function renew(tx: Tx, writing: ToldOf, lost: Delivery): Promise<void> {
  const { workspace, now, kinds } = writing;
  const workspaceId = workspace.id;
  const { id, address } = lost;
  const reader = await personAt(tx, workspaceId, address);
  const others = (await reachedAdmins(tx, workspaceId)).filter((admin) => admin.id !== reader?.id);
  if (reader === null || others.length > 0) {
    if (!(await othersHaveIt(tx, lost))) await untell(tx, lost);
    await giveWay(tx, workspaceId, [id]);
    return;
  }
  const locale = localeFor(reader, workspace);
  const missed = (await sayer(tx, workspaceId, await stillMissing(tx, workspaceId, kinds)))(reader, locale);
  if (missed.length === 0) await giveWay(tx, workspaceId, [id]);
  else
    await rewrite(tx, id, {
      workspaceId,
      address,
      message: missedLetter(writing.kinds, missed, locale),
      locale,
      now,
    });
}

/** Nobody was told of what was missed by then. */
async function untell(tx: Tx, { workspaceId, queuedAt }: Delivery): Promise<void> {
  const missed = { workspaceId, undeliveredAt: { not: null }, kind: { not: TOLD.name } };
  await tx.delivery.updateMany({ where: { ...missed, toldAt: { gte: queuedAt } }, data: { toldAt: null } });
}

/** Nobody reads more of them. */
const MOST = 200;

async function stillMissing(tx: Tx, workspaceId: string, kinds: Kinds): Promise<Missing[]> {
  const kind = { notIn: [TOLD.name, ...caughtUp(kinds)] };
  const missing: Missing[] = [];
  for (const [address, letters] of byAddress(await missedLetters(tx, workspaceId, { kind }, MOST))) {
    const person = await personAt(tx, workspaceId, address);
    const later = letters.some(({ state }) => state === 'held') ? 'tried-again' : 'stays';
    missing.push({ address, letters, next: person && !isReached(person) ? 'passed-on' : later });
  }
  return missing;
}
