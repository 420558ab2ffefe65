// A newsletter to many readers by processes that are killed at any moment, through a mail server that we did not write: each reader has it
// once in the end, or is listed as one of whom nobody knows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { programOf } from '../../scripts/bundle.ts';
import { transact } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { digestKinds } from '../../src/digests/kinds.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { importReaders } from '../../src/newsletter/acts.ts';
import { listAddress } from '../../src/newsletter/addresses.ts';
import { emailOf } from '../../src/newsletter/readers.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { openToLook } from '../harness/own-looks.ts';
import { startMailboxes } from '../peers/mailboxes.ts';
import type { Killed } from './killing.ts';
import type { PostmanParts } from './postman.ts';

const WORKSPACE = 'letters';
/** Past the lease of a claim and the turn to send: what the dead held is free to the next at once. */
const LATER_MS = 61_000;
const now = new Date('2026-11-30T08:00:00Z');

export interface KilledNewsletter extends Killed {
  readonly readers: number;
  /** Of whom nobody knows: listed. */
  readonly unknown: number;
}

export async function killNewsletter(playing: {
  readonly name: string;
  readonly databaseUrl: string;
  readonly chance: Chance;
  readonly readers: number;
  readonly kills: number;
}): Promise<KilledNewsletter> {
  const { name, databaseUrl, chance, readers: many, kills: most } = playing;
  const program = await programOf('tests/kill/postman.ts');
  const secret = newSecret();
  const keys = keysFrom([secret]);
  await migrate(databaseUrl);
  const database = await openToLook(databaseUrl);
  const boxes = await startMailboxes();
  try {
    await addCompany(database.db, WORKSPACE);
    const people = Array.from({ length: many }, (_, i) => ({ email: `r${i}@example.com`, locale: null }));
    const { list } = await importReaders(
      { database, keys, workspaceId: WORKSPACE },
      { list: 'Lettre', readers: people, consent: 'agreed' },
      { by: 'command-line', now },
    );
    await transact(database, (tx) =>
      enqueue(tx, {
        ...{ workspaceId: WORKSPACE, kind: digestKinds.digest, locale: 'fr', subject: 'run:1', now },
        address: listAddress(list.id),
        message: { summary: 'Cette semaine', blocks: [{ kind: 'heading', text: 'Cette semaine' }] },
      }),
    );
    let taken = 0;
    let mark = Number.POSITIVE_INFINITY;
    let reached = () => {};
    boxes.onTaken(() => {
      taken += 1;
      if (taken >= mark) reached();
    });
    let kills = 0;
    const violations: string[] = [];
    for (let round = 0; ; round += 1) {
      const parts: PostmanParts = {
        ...{ databaseUrl, workspaceId: WORKSPACE, secret, smtpUrl: boxes.url },
        ...{ aheadMs: LATER_MS * (round + 1), claimant: `postman ${round}` },
      };
      const child = spawn(process.execPath, [program, JSON.stringify(parts)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += String(chunk);
      });
      const gone = once(child, 'close');
      if (kills < most) {
        // At a moment of the sending, or, each third time, at any since the start.
        const sofar = new Promise<void>((resolve) => {
          reached = resolve;
          mark = taken + 1 + Math.floor(chance.next() * ((1.5 * many) / most));
        });
        await Promise.race([gone, round % 3 === 0 ? wait(400 + chance.next() * 800) : sofar]);
        child.kill('SIGKILL');
      }
      const [code, signal] = await gone;
      if (signal === 'SIGKILL') kills += 1;
      else if (code !== 0) violations.push(`a process ended by itself with ${code}: ${said.slice(-400)}`);
      if (signal !== 'SIGKILL') break;
    }
    const rows = await database.db.delivery.findMany({
      where: { workspaceId: WORKSPACE, kind: 'newsletter' },
    });
    const states = new Map(rows.map((row) => [row.address.split('/')[1] ?? '', row.state]));
    const on = await database.db.mailReader.findMany({ where: { workspaceId: WORKSPACE } });
    let unknown = 0;
    for (const reader of on) {
      const count = boxes.taken.get(emailOf(keys, reader) ?? '')?.length ?? 0;
      const state = states.get(reader.id) ?? 'no letter';
      if (state === 'held') unknown += 1;
      const isRight = state === 'sent' ? count === 1 : state === 'held' && count <= 1;
      if (!isRight) violations.push(`a reader has it ${count} times, and the ledger says “${state}”`);
    }
    if (rows.length !== many) violations.push(`${rows.length} letters for ${many} readers`);
    return { name, kills, violations, unknown, readers: many };
  } finally {
    await database.close();
    await boxes.stop();
  }
}

export function reportNewsletter({ name, kills, violations, unknown, readers }: KilledNewsletter): string {
  return [
    `${name}, a newsletter to ${readers} readers: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  readers who have it twice, or not at all with nobody told`,
    `    ${String(unknown).padStart(4)}  of whom nobody knows, listed for an admin`,
    ...violations.slice(0, 20).map((each) => `          ${each}`),
  ].join('\n');
}
