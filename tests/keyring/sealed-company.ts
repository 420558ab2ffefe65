// A company in which something is sealed in every place where anything may be, and customers are hashed; and what can be read of it.

import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import {
  ADDRESS,
  enqueue,
  openAddress,
  placeKey,
  sealAddress,
  sealSubject,
  subjectOf,
} from '../../src/delivery/ledger.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import type { FeedbackItem } from '../../src/feedback/item.ts';
import { ORIGINAL } from '../../src/feedback/rows.ts';
import { leading } from '../../src/feedback/scores.ts';
import { openSecrets, sealSecrets } from '../../src/feedback/sources/webhook.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { SAID } from '../../src/handlers/suggestions/said-words.ts';
import type { Keys } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { EMAIL, emailHash } from '../../src/newsletter/readers.ts';
import { HIDDEN_ACT } from '../../src/suggestions/outbox/hidden-act.ts';
import { authorIdOf, sealAuthor } from '../../src/suggestions/suggestion.ts';
import { kind } from '../harness/kinds.ts';
import { addIdeaCompany, addIdeas } from '../suggestions/ideas-on-file.ts';

export const COMPANY = 'acme';
export const now = new Date('2026-11-22T10:00:00Z');

const digit = (i: number) => String(i % 100).padStart(2, '0');

export function answers(count: number): FeedbackItem[] {
  return Array.from({ length: count }, (_, i) => ({
    externalId: i % 2 === 0 ? null : `R-${i}`,
    customer: `C-${i % 7}`,
    ...leading(
      'nps',
      i % 11,
      i % 3 === 0 ? `All well, ${i}.` : `Call me at 06 12 34 56 ${digit(i)}, answer ${i}`,
    ),
    touchpoint: null,
    heat: null,
    answeredAt: new Date(now.getTime() - i * 3_600_000),
    names: [],
    segments: {},
  }));
}

function mailReader(keys: Keys, i: number) {
  const email = `reader${i}@example.com`;
  return {
    ...{ workspaceId: COMPANY, id: `reader${i}`, listId: 'letter', consent: 'agreed', addedAt: now },
    ...{
      sealedEmail: keys.seal(EMAIL, email, 256),
      emailHash: emailHash(keys, COMPANY, email),
      tokenHash: `t${i}`,
    },
  };
}

/** As many of each. */
export async function fillSealed(database: Database, keys: Keys, count: number): Promise<void> {
  const { db } = database;
  await addIdeaCompany(db, COMPANY);
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  await addIdeas(
    db,
    COMPANY,
    numbers.map((number) => ({
      number,
      title: `Idea ${number}`,
      sealedAuthor: sealAuthor(keys, `p${number}`),
    })),
  );
  await db.source.create({
    data: {
      workspaceId: COMPANY,
      id: 'hooks',
      name: 'Hooks',
      heat: 'hot',
      createdAt: now,
      vendor: 'typeform',
      sealedSecrets: sealSecrets(keys, { signing: ['hook secret'], token: 'hook token' }),
    },
  });
  await db.mailList.create({ data: { workspaceId: COMPANY, id: 'letter', name: 'Letter', createdAt: now } });
  await storeAnswers(database, keys, count);
  for (const i of numbers) {
    const workspaceId = COMPANY;
    const seal = keys.seal(HIDDEN_ACT, `act ${i}`, 24 * 1024);
    await db.sealedAct.create({ data: { workspaceId, id: `act${i}`, seal } });
    await db.mailReader.create({ data: mailReader(keys, i) });
    const values = { sealed: keys.seal(SAID, `said ${i}`, 512) };
    await db.formDraft.create({ data: { workspaceId, key: `draft${i}`, values, at: now } });
    const common = {
      workspaceId,
      kind: kind('suggestion.replied'),
      message: sentence('Hello'),
      locale: 'en',
      keys,
      now,
    } as const;
    const id = await enqueue(db, {
      ...common,
      address: sealAddress(keys, `slack:U${i}`),
      subject: sealSubject(keys, `suggestion:${i}`),
    });
    const remote = `sealed:${keys.seal(ADDRESS, JSON.stringify({ channel: 'D1', id: `${i}` }), 512)}`;
    await db.delivery.updateMany({ where: { id }, data: { state: 'sent', remote } });
    const shown = await enqueue(db, { ...common, address: 'slack:C1' });
    const place = placeKey(keys, 'slack', { channel: 'C1', id: `${i}` });
    const data = { state: 'sent', remote: JSON.stringify({ channel: 'C1', id: `${i}` }), place };
    await db.delivery.updateMany({ where: { id: shown }, data });
  }
}

export async function storeAnswers(database: Database, keys: Keys, count: number) {
  return storeFeedback(database, COMPANY, { id: 'hooks', heat: 'hot' }, answers(count), {
    keys,
    keepOriginals: true,
    now,
  });
}

/** All that is sealed, in the clear, and whom a customer's reference finds. Throws where something cannot be read. */
export async function readSealed({ db }: Database, keys: Keys) {
  const ideas = await db.suggestion.findMany({
    where: { sealedAuthor: { not: null } },
    orderBy: { number: 'asc' },
  });
  const acts = await db.sealedAct.findMany({ orderBy: { id: 'asc' } });
  const drafts = await db.formDraft.findMany({ orderBy: { key: 'asc' } });
  const letters = await db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } });
  const sources = await db.source.findMany({ where: { sealedSecrets: { not: null } } });
  const originals = await db.feedback.findMany({
    where: { sealedOriginal: { not: null } },
    orderBy: { id: 'asc' },
  });
  const readers = await db.mailReader.findMany({ orderBy: { id: 'asc' } });
  const mine = await db.feedback.count({ where: { customer: customerFingerprint(keys, COMPANY, 'C-3') } });
  const places = await db.delivery.findMany({ where: { address: 'slack:C1' }, orderBy: { place: 'asc' } });
  return {
    authors: ideas.map((row) => authorIdOf(keys, row)),
    acts: acts.map(({ seal }) => keys.open(HIDDEN_ACT, seal)),
    drafts: drafts.map(({ values }) => keys.open(SAID, sealedIn(values))),
    letters: letters
      .map((row) =>
        [
          openAddress(keys, row.address),
          subjectOf(keys, row),
          openAddress(keys, row.remote ?? ''),
          contentFrom(row, keys).message.summary,
        ].join(),
      )
      .toSorted(),
    secrets: sources.map(({ sealedSecrets }) => openSecrets(keys, sealedSecrets)),
    originals: originals.map(({ sealedOriginal }) => keys.open(ORIGINAL, sealedOriginal ?? '')),
    readers: readers.map(({ sealedEmail }) => keys.open(EMAIL, sealedEmail)),
    mine,
    places: places.map(({ place }) => place),
    answers: await db.feedback.count(),
  };
}

function sealedIn(values: unknown): string {
  return typeof values === 'object' && values !== null && 'sealed' in values ? String(values.sealed) : '';
}
