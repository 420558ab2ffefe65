// A company whose customers can be written to: a source that is fetched, an unhappy answer from it, its case, and who has it.
import { actOnCase } from '../../src/cases/act.ts';
import type { Database } from '../../src/database/client.ts';
import type { ReplyPlace } from '../../src/feedback/reply-address.ts';
import { REPLY_PLACE } from '../../src/feedback/reply-places.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Asker } from '../../src/people/rights.ts';
import type { Shell } from '../../src/workspace/shell.ts';
import { type Company, MONDAY, makeCompany } from '../cases/on-file.ts';

export const keys = keysFrom([newSecret()]);
export const TUESDAY = new Date('2026-11-10T09:00:00Z');

/** What a source is fetched with, besides its vendor. */
export interface PullOnFile {
  readonly account?: Readonly<Record<string, string | null>>;
  readonly secret?: string;
}

export interface Reachable extends Company {
  readonly shell: Shell;
  /** Karim, who has the case. */
  readonly taker: Asker;
  readonly admin: Asker;
  readonly caseId: string;
  /** Of the answer that opened it. */
  readonly feedbackId: string;
}

/** Nadia's company, whose source "phone" is fetched from where the answer can be replied to. */
export async function reachable(
  database: Database,
  place: ReplyPlace,
  { account = {}, secret = 'secret' }: PullOnFile = {},
  of = 'acme',
): Promise<Reachable> {
  const company = await makeCompany(database, of);
  const { db } = database;
  const all = { of: null, at: null, user: null, keyId: null, region: 'us' };
  if (place.kind !== 'mail')
    await db.sourcePull.create({
      data: {
        ...{ workspaceId: of, sourceId: 'phone', vendor: place.kind, account: { ...all, ...account } },
        ...{ sealedSecret: keys.seal('source.pull', secret), since: MONDAY, nextAt: MONDAY },
      },
    });
  await company.rule();
  await company.answer(MONDAY, { id: 'f', customer: 'zoe', verbatim: 'Nobody rang.' });
  await placeOf(database, of, 'f', place);
  const [row] = await company.cases();
  if (row === undefined) throw new Error('no case was opened');
  const shell = { database, workspace: company.workspace, now: TUESDAY };
  const taker = { ...company.karim, isAdmin: false };
  await actOnCase(shell, { caseId: row.id, act: 'take', actor: taker, text: '' });
  const admin = { ...company.nadia, isAdmin: true };
  return { ...company, shell, taker, admin, caseId: row.id, feedbackId: 'f' };
}

/** As storing an answer that names it would have kept it. */
async function placeOf(
  { db }: Database,
  workspaceId: string,
  feedbackId: string,
  { kind, at }: ReplyPlace,
): Promise<void> {
  const seal = keys.seal(REPLY_PLACE, at);
  const { answeredAt, sourceId } = await db.feedback.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: feedbackId } },
  });
  await db.replyPlace.create({ data: { workspaceId, feedbackId, sourceId, answeredAt, kind, seal } });
}

/** A customer said something, and a colleague's reply reached them so many hours later. */
export async function heardOf(
  { database, workspace, caseId }: Reachable,
  {
    id,
    customer,
    waitHours,
    sentAt,
    touchpoint = 'delivery',
  }: {
    readonly id: string;
    /** Null: of whom nothing is known. */
    readonly customer: string | null;
    readonly waitHours: number;
    readonly sentAt: Date;
    readonly touchpoint?: string;
  },
): Promise<void> {
  const { db } = database;
  const answeredAt = new Date(sentAt.getTime() - waitHours * 3_600_000);
  const common = { workspaceId: workspace.id, sourceId: 'phone' };
  await db.feedback.create({
    data: { ...common, id, customer, heat: 'hot', answeredAt, receivedAt: answeredAt, touchpoint },
  });
  await db.customerReply.create({
    data: {
      ...{ ...common, id, feedbackId: id, answeredAt, way: 'zendesk', text: 'Hello', formKey: id },
      ...{ fromKind: 'case', fromSubject: caseId, writerId: 'karim', writtenAt: answeredAt },
    },
  });
  await db.delivery.create({
    data: {
      ...{ workspaceId: workspace.id, id, kind: 'customer-reply', address: `customer:${id}`, content: {} },
      ...{ state: 'sent', sentAt, queuedAt: answeredAt, notBefore: answeredAt },
    },
  });
}
