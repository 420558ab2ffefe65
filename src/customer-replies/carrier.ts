// The ledger's way to customers: each reply goes to the vendor of its answer, once, with the key by which the source is fetched; or by e-mail. One of which
// nobody knows whether it arrived is looked for at the vendor's before it is sent again.
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { CustomerReplyModel } from '../database/generated/sqlite/models.ts';
import { remoteOf } from '../delivery/ledger.ts';
import type { Carrier, Found, Outcome, Parcel } from '../delivery/outcome.ts';
import { accountOf, PULL_KEY } from '../feedback/pulling/account.ts';
import type { VendorFetch } from '../feedback/pulling/asking.ts';
import type { ReplyPlace } from '../feedback/reply-address.ts';
import { replyPlaceOf } from '../feedback/reply-places.ts';
import type { PullWith } from '../feedback/vendors/pulling.ts';
import { localeOf } from '../i18n/locale.ts';
import { type Keys, opened } from '../keys.ts';
import { replyIdAt } from './address.ts';
import { type ReplyAsking, replyAsking } from './asking.ts';
import type { MailToCustomers } from './mail.ts';
import { cannotTell, outcomeOf } from './outcome.ts';
import { vendorWays } from './ways/index.ts';
import type { ReplyToSend, VendorWay } from './ways/vendor.ts';

export interface CustomerCarrierParts {
  readonly database: Database;
  readonly workspaceId: string;
  readonly keys: Keys;
  readonly clock: Clock;
  /** To vendors; well within the lease of a claim (delivery/recording.ts), for three requests one after the other. */
  readonly fetch: VendorFetch;
  /** Left out where no e-mail leaves. */
  readonly mail?: MailToCustomers;
}

/** People write them one by one: more than a few at a time are waiting for something. */
const AT_ONCE = 4;

/** Its customer was erased, or it was taken out, or its source is no longer fetched. */
const UNWANTED: Outcome = { kind: 'never', reason: 'unwanted', code: 'nowhere to write to' };

export function customerCarrier(parts: CustomerCarrierParts): Carrier {
  const { fetch, clock } = parts;
  const asking = replyAsking(fetch, () => clock.now());
  return {
    pace: { atOnce: AT_ONCE, leastMs: 0 },
    async send(letter): Promise<Outcome> {
      const going = await goingOf(parts, letter);
      if (going === null) return UNWANTED;
      if (going.kind === 'mail') return byMail(parts, going.row, going.place);
      return atVendor(parts, going, asking);
    },
    async find(letter, since): Promise<Found> {
      const going = await goingOf(parts, letter);
      if (going === null) return { kind: 'cannot-tell', reason: 'nowhere to look' };
      if (going.kind === 'mail') return { kind: 'cannot-tell', reason: 'nobody can look into a mailbox' };
      const { way, having, reply } = going;
      return way.find(asking, having, reply, since).catch((error: unknown) => cannotTell(error, way.kind));
    },
  };
}

interface GoingToVendor {
  readonly kind: 'vendor';
  readonly way: VendorWay;
  readonly having: PullWith;
  readonly reply: ReplyToSend;
}

type GoingReply =
  | GoingToVendor
  | { readonly kind: 'mail'; readonly row: CustomerReplyModel; readonly place: ReplyPlace };

/** As things stand now. Null where it goes nowhere any more. */
async function goingOf(parts: CustomerCarrierParts, { address }: Parcel): Promise<GoingReply | null> {
  const { database, workspaceId, keys, clock } = parts;
  const { db } = database;
  const id = replyIdAt(address);
  if (id === null) throw new Error(`not an address of a customer: ${address}`);
  const row = await db.customerReply.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (row === null || row.text === '') return null;
  const place = await replyPlaceOf(db, keys, workspaceId, row.feedbackId);
  if (place === null || place.kind !== row.way) return null;
  if (place.kind === 'mail') return { kind: 'mail', row, place };
  const { sourceId } = row;
  const pull = await db.sourcePull.findUnique({ where: { workspaceId_sourceId: { workspaceId, sourceId } } });
  const way = vendorWays.find(({ kind }) => kind === place.kind);
  if (pull === null || way === undefined || pull.vendor !== way.kind) return null;
  // One that no key opens is refused by the vendor, and told as that.
  const secret = opened(keys, PULL_KEY, pull.sealedSecret) ?? '';
  const having = { account: accountOf(pull), secret, now: clock.now() };
  const others = await othersOf(parts, row);
  return { kind: 'vendor', way, having, reply: { id, at: place.at, text: row.text, others } };
}

/** What else was sent to the same answer. */
async function othersOf(
  { database: { db }, workspaceId, keys }: CustomerCarrierParts,
  { id, feedbackId }: CustomerReplyModel,
): Promise<ReplyToSend['others']> {
  const where = { workspaceId, feedbackId, id: { not: id } };
  const rows = await db.customerReply.findMany({ where, select: { id: true, text: true } });
  if (rows.length === 0) return [];
  const sent = await db.delivery.findMany({
    where: { workspaceId, id: { in: rows.map((each) => each.id) }, state: 'sent' },
    select: { id: true, remote: true },
  });
  const remotes = new Map(sent.map((each) => [each.id, remoteOf(keys, each)?.id ?? '']));
  return rows.flatMap(({ id: other, text }) => {
    const remoteId = remotes.get(other);
    return remoteId === undefined ? [] : [{ remoteId, text }];
  });
}

async function atVendor(
  { clock }: CustomerCarrierParts,
  { way, having, reply }: GoingToVendor,
  asking: ReplyAsking,
): Promise<Outcome> {
  try {
    return await way.send(asking, having, reply);
  } catch (error) {
    return outcomeOf(error, way.kind, clock.now());
  }
}

async function byMail(
  { database: { db }, workspaceId, mail }: CustomerCarrierParts,
  { id, text, writtenAt }: CustomerReplyModel,
  { at: to }: ReplyPlace,
): Promise<Outcome> {
  if (mail === undefined) return { kind: 'held', reason: 'restricted', code: 'no SMTP_URL' };
  const company = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, locale: true },
  });
  const locale = localeOf(company.locale) ?? 'en';
  return mail({ id, to, text, company: company.name, locale, date: writtenAt });
}
