// Answers that are fetched by the whole program, which is killed at any moment while a vendor's pages change under it: in the end each is there once, and
// as it is now.
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Killed } from './killing.ts';
import { livingCompany, patient } from './living.ts';

const ANSWERS = 2_500;
/** What the vendor takes for a page. */
const PAGE_MS = 30;
const HALF_AN_HOUR_MS = 30 * 60_000;
/** A process has begun to fetch, or never will. */
const MOST_MS = 150_000;

export async function killPulls(playing: {
  readonly engine: Engine;
  readonly databaseUrl: string;
  readonly chance: Chance;
  readonly kills: number;
}): Promise<Killed> {
  const { engine, databaseUrl, chance, kills: most } = playing;
  const violations: string[] = [];
  const vendor = await startVendor(chance);
  const company = await livingCompany(databaseUrl);
  const { workspaceId } = company;
  const { db } = company.database;
  const about = ['--at', vendor.url, '--of', 's1', '--token', 'KEY', '--since', '2026-01-01'];
  const connected = await company.command(['source', 'add', 'Survey', '--pull', 'formbricks', ...about], {
    KEY: 'fbk_secret',
  });
  if (connected.code !== 0) violations.push(`the source cannot be connected${connected.said}`);
  const row = () => db.sourcePull.findFirstOrThrow({ where: { workspaceId } });
  /** As if the time was over for which a dead process had it. */
  const due = () => db.sourcePull.updateMany({ where: { workspaceId }, data: { nextAt: new Date(0) } });
  /** The next pass is an hour away. */
  const isDone = async () => (await row()).nextAt.getTime() > Date.now() + HALF_AN_HOUR_MS;
  const is = patient(MOST_MS + most * 5_000);
  await due();
  const fleet = await company.start();
  let kills = 0;
  let inPages = 0;
  try {
    for (; kills < most; kills += 1) {
      // While any of its pages is asked for, stored or written down.
      const asked = vendor.asked() + Math.floor(chance.next() * 12);
      await is(async () => vendor.asked() > asked || (await isDone()));
      await wait(chance.next() * 200);
      if ((await row()).page !== null) inPages += 1;
      // There is always something to read.
      else vendor.changeMany();
      await fleet.kill(0);
      await due();
    }
    vendor.rest();
    const from = new Date();
    // What changed while its last pass was read, once more.
    for (let pass = 0; pass < 2; pass += 1) {
      const { endedAt: before } = await row();
      await is(async () => {
        const { endedAt, page } = await row();
        return page === null && endedAt !== null && endedAt > from && endedAt.getTime() !== before?.getTime();
      });
      if (pass > 0) continue;
      await due();
      // A beat comes within the minute; another process begins with one.
      await fleet.kill(0);
    }
    const stored = await db.feedback.findMany({
      where: { workspaceId },
      select: { score: true, verbatim: true },
    });
    const found = stored.map(({ score, verbatim }) => `${score} ${verbatim}`).toSorted();
    const wanted = vendor.all().toSorted();
    const there = new Set(found);
    const missing = wanted.filter((each) => !there.has(each));
    if (found.length !== wanted.length)
      violations.push(`${found.length} answers are there of ${wanted.length}`);
    if (missing.length > 0) violations.push(`${missing.length} are lost or as they were, as “${missing[0]}”`);
    if (inPages === 0) violations.push('nobody was killed in the middle of a pass');
    violations.push(...fleet.ended);
  } finally {
    await fleet.stop();
    await company.stop();
    await vendor.stop();
  }
  return { name: `${engine}, fetching ${vendor.all().length} answers`, kills, violations };
}

export function reportPulls({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills`,
    `    ${String(violations.length).padStart(4)}  answers lost, twice, or as they were`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}

interface Kept {
  score: number;
  version: number;
  at: Date;
}

/** Formbricks, as its documentation says that it answers; each page may change one answer and add another. */
async function startVendor(chance: Chance) {
  const begun = Date.now();
  const answers: Kept[] = Array.from({ length: ANSWERS }, (_, i) => ({
    ...{ score: (i % 5) + 1, version: 0 },
    at: new Date(begun - (ANSWERS - i) * 60_000),
  }));
  let asked = 0;
  let rests = false;
  const change = () => {
    const one = answers[Math.floor(chance.next() * answers.length)];
    if (one) Object.assign(one, { version: one.version + 1, score: (one.score % 5) + 1, at: new Date() });
  };
  const words = (i: number, { version }: Kept) => `Answer ${i} of version ${version}`;
  const server = createServer(async (request, response) => {
    const {
      startDate = '',
      limit,
      skip,
      filterDateField,
    } = Object.fromEntries(new URL(request.url ?? '', 'http://127.0.0.1').searchParams);
    // Asked first, to know whether it goes by changes.
    if (filterDateField === 'none') return void response.writeHead(400).end();
    await wait(PAGE_MS);
    asked += 1;
    const from = new Date(startDate);
    const found = answers
      .map((each, i) => ({ ...each, i }))
      .filter(({ at }) => at >= from)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const data = found.slice(Number(skip), Number(skip) + Number(limit)).map((each) => ({
      ...{ id: `r${each.i}`, finished: true, createdAt: each.at, updatedAt: each.at },
      data: { csat: each.score, comment: words(each.i, each) },
    }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    if (rests) return;
    if (chance.next() < 0.5) change();
    if (chance.next() < 0.2) answers.push({ score: 3, version: 0, at: new Date() });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked: () => asked,
    all: () => answers.map((each, i) => `${each.score} ${words(i, each)}`),
    changeMany() {
      for (let i = 0; i < ANSWERS / 2; i += 1) change();
    },
    rest() {
      rests = true;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
