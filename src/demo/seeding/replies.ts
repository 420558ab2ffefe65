// One customer of the sample company hears back: their answer opens a case, a colleague takes it and writes, and the ledger brings it to them as it
// would any e-mail; only that no mail server is asked.
import { actOnCase } from '../../cases/act.ts';
import { openCases } from '../../cases/open.ts';
import { showReplies } from '../../cases/replied.ts';
import { newId } from '../../clock.ts';
import { customerCarrier } from '../../customer-replies/carrier.ts';
import { replyKinds } from '../../customer-replies/kinds.ts';
import type { MailToCustomers } from '../../customer-replies/mail.ts';
import { writeToCustomer } from '../../customer-replies/write.ts';
import { claim, record } from '../../delivery/claim.ts';
import { letterOf } from '../../delivery/letter.ts';
import { changeFor } from '../../delivery/recording.ts';
import { tried } from '../../delivery/recover.ts';
import { leading } from '../../feedback/scores.ts';
import { findSource } from '../../feedback/sources/source.ts';
import { storeFeedback } from '../../feedback/store.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { company, heardBack } from '../company/index.ts';
import { daysBefore, one, type Persons } from './persons.ts';

/** After the rule that opens cases was made. */
export async function hearBack(seeding: KeyedShell, persons: Persons): Promise<void> {
  const shell = { ...seeding, now: daysBefore(seeding.now, heardBack.writtenHoursAgo / 24) };
  const { database, workspace } = shell;
  const feedbackId = await told(shell);
  await openCases(shell);
  const { caseId } = await database.db.caseFeedback.findUniqueOrThrow({
    where: { workspaceId_feedbackId: { workspaceId: workspace.id, feedbackId } },
  });
  const by = one(persons, heardBack.takerId);
  const { row } = await actOnCase(shell, { caseId, actor: by, act: 'take', text: '' });
  const { text } = heardBack;
  const from = { kind: 'case', id: caseId } as const;
  const { id } = await writeToCustomer(shell, {
    ...{ feedbackId, from, number: row.number, text, by, formKey: newId() },
  });
  await carry(shell, id);
  await showReplies(shell);
}

/** The answer's id. */
async function told({ database, keys, workspace, now }: KeyedShell): Promise<string> {
  const { source: name, externalId, customer, email: at, score, verbatim, touchpoint, hoursAgo } = heardBack;
  const source = await findSource(database.db, workspace.id, name);
  if (source === null) throw new Error(`the sample company has no source ${name}`);
  const answeredAt = daysBefore(now, hoursAgo / 24);
  const said = { ...leading('csat', score, verbatim), touchpoint, heat: null, answeredAt };
  const item = { externalId, customer, names: [], segments: {}, replyPlace: { kind: 'mail', at } } as const;
  const storing = { keys, keepOriginals: true, now, country: company.country };
  await storeFeedback(database, workspace.id, source, [{ ...item, ...said }], storing);
  const { id } = await database.db.feedback.findFirstOrThrow({
    where: { workspaceId: workspace.id, sourceId: source.id, verbatim, answeredAt },
    select: { id: true },
  });
  return id;
}

/** Claimed, sent and recorded as the ledger does it; this row alone, since the others wait for the chat. */
async function carry({ database, keys, workspace, now }: KeyedShell, id: string): Promise<void> {
  const { db } = database;
  const books = { db, keys, clock: { now: () => now }, kinds: new Map(Object.entries(replyKinds)) };
  const row = await db.delivery.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: workspace.id, id } },
  });
  const mine = await claim(books, row, 'sample company');
  const letter = mine && (await letterOf(books, mine));
  if (mine === null || letter === null || typeof letter === 'string')
    throw new Error('the reply of the sample company cannot be sent');
  const parts = { database, workspaceId: workspace.id, keys, clock: books.clock };
  const carrier = customerCarrier({ ...parts, fetch: nobodyAsks, mail: sampleMail });
  const outcome = await carrier.send(letter);
  await record(books, mine, changeFor(outcome, tried(books, mine), now));
}

/** Every mailbox of the sample company's customers takes what it is sent. */
const sampleMail: MailToCustomers = async ({ id, to }) => {
  return { kind: 'sent', remote: { channel: to, id } };
};

async function nobodyAsks(): Promise<never> {
  throw new Error('an e-mail asks no vendor');
}
