// Customers' mails that are read by the whole program, which is killed at any moment while others come in and the mailbox gives them other numbers: in
// the end each is an answer, or waits for an admin, once.
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { saveMailRule } from '../../src/mail-in/rules.ts';

import { LOGIN, mailServer, PASSWORD } from '../mail-in/imap-server.ts';
import { colleagues, forwarded } from '../mail-in/mails.ts';
import type { Killed } from './killing.ts';
import { livingCompany, patient } from './living.ts';

const MAILS = 150;
/** A process has begun to read, or never will. */
const MOST_MS = 150_000;

export async function killMails(playing: {
  readonly engine: Engine;
  readonly databaseUrl: string;
  readonly chance: Chance;
  readonly kills: number;
}): Promise<Killed> {
  const { engine, databaseUrl, chance, kills: most } = playing;
  const violations: string[] = [];
  let count = 0;
  // Each tenth is of no known moment; each seventh comes in twice.
  const next = () => {
    count += 1;
    return forwarded({
      id: `${count}@acme.example`,
      subject: count % 10 === 0 ? 'TR: autre' : 'TR: colis',
      customer: `client${count}@orange.example`,
      words: `Colis numéro ${count} perdu.`,
      date: '20 novembre 2026 08:30',
    });
  };
  const raw = Array.from({ length: MAILS }, next);
  const twice = raw.flatMap((each, at) => (at % 7 === 0 ? [each, each] : [each]));
  const server = await mailServer(twice, { arrivedAt: `${dayOfServer(new Date())} 00:00:00 +0000` });
  const company = await livingCompany(databaseUrl);
  const { workspaceId, database } = company;
  const { db } = database;
  const doer = { by: 'command-line', now: new Date() } as const;
  const draft = (subject: string, touchpoint: string | null) => ({ ...colleagues, subject, touchpoint });
  for (const [shown, at] of [draft('colis', 'delivery'), draft('', null)].entries())
    await saveMailRule(database, workspaceId, { shown: null, draft: at, formKey: String(shown), doer });
  const at = `imap://${LOGIN}@127.0.0.1:${server.port}/INBOX`;
  const about = ['--at', at, '--password', 'KEY', '--since', SINCE];
  const connected = await company.command(['mail-in', 'set', ...about], { KEY: PASSWORD });
  if (connected.code !== 0) violations.push(`the mailbox cannot be connected${connected.said}`);
  const row = () => db.mailbox.findUniqueOrThrow({ where: { workspaceId } });
  /** As if the time was over for which a dead process had it. */
  const due = () => db.mailbox.updateMany({ where: { workspaceId }, data: { nextAt: new Date(0) } });
  const isDone = async () => (await row()).upTo >= BigInt(server.last());
  const is = patient(MOST_MS + most * 5_000);
  await due();
  const fleet = await company.start();
  let kills = 0;
  let inPass = 0;
  try {
    for (; kills < most; kills += 1) {
      const from = (await row()).upTo;
      const mails = BigInt(1 + Math.floor(chance.next() * 40));
      await is(async () => (await row()).upTo >= from + mails || (await isDone()));
      await wait(chance.next() * 60);
      if (await isDone()) server.add(next());
      else inPass += 1;
      if (kills === 0) server.renumber();
      await fleet.kill(0);
      await due();
    }
    await is(isDone);
    if (!(await isDone())) violations.push('not all was read in time');
    const said = (rows: readonly { readonly verbatim: string | null }[]) =>
      rows.map(({ verbatim }) => verbatim);
    const stored = said(await db.feedback.findMany({ where: { workspaceId }, select: { verbatim: true } }));
    const waits = said(await db.mailWaiting.findMany({ where: { workspaceId }, select: { verbatim: true } }));
    const wanted = Array.from({ length: count }, (_, i) => i + 1);
    const words = (numbers: readonly number[]) =>
      numbers.map((each) => `Colis numéro ${each} perdu.`).toSorted();
    const [asked, known] = [
      wanted.filter((each) => each % 10 === 0),
      wanted.filter((each) => each % 10 !== 0),
    ];
    if (JSON.stringify(stored.toSorted()) !== JSON.stringify(words(known)))
      violations.push(
        `${stored.length} answers are there of ${known.length}, ${new Set(stored).size} of them once`,
      );
    if (JSON.stringify(waits.toSorted()) !== JSON.stringify(words(asked)))
      violations.push(`${waits.length} mails wait of ${asked.length}`);
    if (inPass === 0) violations.push('nobody was killed in the middle of a pass');
    violations.push(...fleet.ended);
  } finally {
    await fleet.stop();
    await company.stop();
    await server.stop();
  }
  return { name: `${engine}, reading ${count} mails`, kills, violations };
}

const SINCE = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 10);

/** "01-Dec-2026" (RFC 3501, date-time). */
function dayOfServer(day: Date): string {
  const [, date = '', month = '', year = ''] = day.toUTCString().split(' ');
  return `${date}-${month}-${year}`;
}

export function reportMails({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  mails lost or twice`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}
