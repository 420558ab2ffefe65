// A script against the page by which customers answer: up to ten thousand posts over several connections, replays, forged tokens, bodies of a megabyte,
// markup in every field, senders that are slow on purpose. Each is counted once or refused; meanwhile the same process answers. With its figures.
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { tally } from '../../src/community/end.ts';
import { menu } from '../../src/handlers/index.ts';
import { openDesk } from '../handlers/desk.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { askingCompany, formKeyIn } from './company.ts';

/** How many posts in all: a tenth where nobody says so (POSTS=10000). */
const ALL = Number(process.env['POSTS'] ?? 1_000);
const share = (of: number) => Math.round((ALL * of) / 10_000);
const POSTS = {
  ...{ open: share(3_000), replayed: share(2_000), single: share(1_000), forged: share(1_500) },
  ...{ large: share(300), marked: share(1_000), unsigned: share(200) },
};
const CONNECTIONS = 16;
const SLOW = 40;
const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\${7*7}<!channel> =cmd|'/c calc'!A1`;

onEachEngine((engine) => {
  it('thousands of posts of a script are each counted once or refused, and the process answers meanwhile', {
    timeout: 900_000,
  }, async () => {
    const database = await freshDatabase(engine);
    const desk = await openDesk(database, 'en');
    const company = await askingCompany(database, { goesOn: true });
    const about = { kind: 'suggestion', id: await company.idea() } as const;
    const question = await company.ask(about);
    const open = await company.openLink(question);
    const singles = await company.singleLinks(question, POSTS.single);
    const answered = new Map<string, number>();
    const note = (kind: string, status: number) => {
      const key = `${kind} ${status}`;
      answered.set(key, (answered.get(key) ?? 0) + 1);
    };
    const household = (nth: number) => `203.0.${nth >> 8}.${nth & 255}`;
    const headers = (nth: number) => ({ 'x-forwarded-for': household(nth) });
    const page = async (token: string, nth: number) =>
      formKeyIn(await (await company.get(token, { headers: headers(nth) })).text());
    const post = async (kind: string, token: string, fields: Record<string, string>, nth: number) => {
      const response = await company.post(token, fields, headers(nth));
      const html = await response.text();
      expect(html).not.toContain('<script');
      expect(html).not.toMatch(/<img src=x/);
      note(kind, response.status);
    };
    const replayed = await page(open, 60_000);
    /** Under which each of them writes, a few of them for many. */
    const jobs: (() => Promise<void>)[] = [
      ...times(POSTS.open, (nth) => async () => {
        const formKey = await page(open, nth % 400);
        await post('open', open, { page: formKey, choice: String(nth % 3), text: `Words ${nth}` }, nth % 400);
      }),
      ...times(
        POSTS.replayed,
        (nth) => () => post('replayed', open, { page: replayed, choice: '0', text: `Again ${nth}` }, nth),
      ),
      ...singles.flatMap((token, nth) =>
        times(2, () => async () => {
          await post('single', token, { page: await page(token, 10_000 + nth), choice: '1' }, 10_000 + nth);
        }),
      ),
      ...times(POSTS.forged, (nth) => () => {
        const token = singles[nth % singles.length] ?? '';
        const serial = String(nth).padStart(12, '_');
        return post(
          'forged',
          `${token.slice(0, 16)}${serial}${token.slice(28)}`,
          { page: replayed, choice: '0' },
          nth,
        );
      }),
      ...times(
        POSTS.large,
        (nth) => () => post('large', open, { page: replayed, choice: '0', text: 'x'.repeat(1_000_000) }, nth),
      ),
      ...times(
        POSTS.marked,
        (nth) => () =>
          post(
            'marked',
            open,
            { page: MARKUP, choice: MARKUP, text: MARKUP, website: MARKUP, receipt2: MARKUP },
            nth,
          ),
      ),
      ...times(
        POSTS.unsigned,
        (nth) => () =>
          post('unsigned', open, { page: `tia8jo.aaaaaaaaaaaa.${'a'.repeat(24)}`, choice: '0' }, nth),
      ),
    ];
    expect(jobs.length).toBe(ALL);

    const health = () => fetch(`${company.base}/healthz`).then((answer) => answer.status);
    const chat = async () => {
      const [plan] = menu.commands.filter(({ name }) => name === 'plan');
      return (await plan?.run(desk.ask()))?.kind;
    };
    const idle = await measured(health, chat, () => wait(200), 25);
    const slow = times(SLOW, () => dribble(company.web.port, open));
    let isOver = false;
    const busy = measured(
      health,
      chat,
      () => wait(25),
      () => !isOver,
    );
    const began = performance.now();
    await byMany(jobs, CONNECTIONS);
    isOver = true;
    const seconds = (performance.now() - began) / 1_000;
    const { health: whileBusy, chat: chatWhileBusy } = await busy;
    for (const each of slow) each.destroy();

    const all = [...answered].toSorted();
    const of = (kind: string, ...statuses: number[]) =>
      statuses.reduce((sum, status) => sum + (answered.get(`${kind} ${status}`) ?? 0), 0);
    const result = await tally(database.db, question);
    const where = { workspaceId: company.workspace.id };
    const rows = await database.db.customerAnswer.count({ where });
    const words = await database.db.feedback.count({ where: { ...where, source: { name: 'community' } } });
    console.log(
      `${engine}: ${jobs.length} posts in ${seconds.toFixed(0)} s (${Math.round(jobs.length / seconds)} a second); ` +
        `${all.map(([what, count]) => `${what}: ${count}`).join(', ')}; counted ${rows}. ` +
        `Health ${told(idle.health)} idle, ${told(whileBusy)} meanwhile; a chat's request ${told(idle.chat)} idle, ${told(chatWhileBusy)} meanwhile.`,
    );
    expect([...new Set(company.failed)]).toEqual([]);
    // What was told as taken is there, once, and nothing else is.
    expect(rows).toBe(of('open', 200) + Math.min(1, of('replayed', 200)) + of('single', 200));
    expect(result.answered).toBe(rows);
    expect((await company.again(question)).row.answered).toBe(rows);
    expect([of('single', 200), of('single', 409)]).toEqual([POSTS.single, POSTS.single]);
    expect(of('open', 200, 429)).toBe(POSTS.open);
    expect(of('replayed', 200, 429)).toBe(POSTS.replayed);
    expect(of('forged', 404, 429)).toBe(POSTS.forged);
    expect(of('large', 413)).toBe(POSTS.large);
    expect(of('marked', 400, 429)).toBe(POSTS.marked);
    expect(of('unsigned', 409, 429)).toBe(POSTS.unsigned);
    expect(words).toBeLessThanOrEqual(of('open', 200) + 1);
    expect(await database.db.feedback.count({ where: { verbatim: { contains: '<script' } } })).toBe(0);
    expect(company.logged.join('')).not.toContain('203.0.');
    expect(await database.db.spentLink.count({ where })).toBe(POSTS.single);
    await company.stop();
  });
});

function times<T>(count: number, make: (nth: number) => T): T[] {
  return Array.from({ length: count }, (_, nth) => make(nth));
}

/** In an order that mixes them, the same each time; so many at once. */
async function byMany(jobs: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const order = jobs
    .map((job, nth) => ({ job, at: (nth * 7_919) % jobs.length }))
    .toSorted((a, b) => a.at - b.at);
  let next = 0;
  await Promise.all(
    times(atOnce, async () => {
      for (let each = order[next++]; each; each = order[next++]) await each.job();
    }),
  );
}

/** A sender that never ends its body. */
function dribble(port: number, token: string) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `POST /ask/${token} HTTP/1.1\r\nhost: web\r\ncontent-length: 9000\r\ncontent-type: application/x-www-form-urlencoded\r\n\r\npage=`,
  );
  return socket;
}

interface Measured {
  readonly health: readonly number[];
  readonly chat: readonly number[];
}

async function measured(
  health: () => Promise<unknown>,
  chat: () => Promise<unknown>,
  pause: () => Promise<unknown>,
  many: number | (() => boolean),
): Promise<Measured> {
  const found: { health: number[]; chat: number[] } = { health: [], chat: [] };
  const goesOn = typeof many === 'number' ? () => found.health.length < many : many;
  while (goesOn()) {
    for (const [what, ask] of [
      ['health', health],
      ['chat', chat],
    ] as const) {
      const began = performance.now();
      await ask();
      found[what].push(performance.now() - began);
    }
    await pause();
  }
  return found;
}

/** "3 ms (median), 9 ms (95 of 100)". */
function told(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return `${at(0.5)} ms median, ${at(0.95)} ms in 95 of 100`;
}
