// What a map of the journey costs over a whole history at 30 touchpoints, against the bare look at the index of its answers.
import { cpuUsage } from 'node:process';
import { type Database, statements } from '../../src/database/client.ts';
import { toldByTouchpoint } from '../../src/feedback/indicators/segments/told.ts';
import { journeyMap } from '../../src/journey/map.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { quantile } from './figures.ts';
import { startOf, until, WORKSPACE } from './history.ts';

export interface JourneyBench {
  readonly answers: number;
  readonly touchpoints: number;
  /** Of the map, of counting its answers alone, and of counting the index's entries. */
  readonly map: Spent;
  readonly counting: Spent;
  readonly bare: Spent;
  /** With a value, of all touchpoints. */
  readonly valued: number;
}

/** Medians, in milliseconds: by the clock, and of this process's processor, which on SQLite is all of it. */
interface Spent {
  readonly ms: number;
  readonly cpu: number;
}

const TOUCHPOINTS = 30;

/** Changes at which touchpoints the answers are. */
export async function benchJourney(
  database: Database,
  history: number,
  rounds: number,
): Promise<JourneyBench> {
  const { db, engine } = database;
  const own = statements(db, WORKSPACE);
  const ids = Array.from({ length: TOUCHPOINTS }, (_, at) => `Étape ${at}`);
  await db.touchpoint.createMany({
    data: ids.map((id) => ({ workspaceId: WORKSPACE, id, nameFr: id, nameEn: id })),
  });
  if (engine === 'sqlite')
    await own.execute`UPDATE "Feedback" SET "touchpoint" = 'Étape ' || (rowid % 30) WHERE "workspaceId" = ${WORKSPACE}`;
  else
    await own.execute`UPDATE "Feedback" SET "touchpoint" = 'Étape ' || (('x' || substr(md5("id"), 1, 7))::bit(28)::int % 30) WHERE "workspaceId" = ${WORKSPACE}`;
  const window = { from: startOf(history), to: until };
  const workspace = await workspaceById(db, WORKSPACE);
  const map = () => journeyMap(db, { workspace, lane: 'customers', window, reads: 'all' });
  const counting = () => toldByTouchpoint(db, WORKSPACE, window);
  const bare = () =>
    own.query<
      unknown[]
    >`SELECT COUNT(*) FROM "Feedback" WHERE "workspaceId" = ${WORKSPACE} AND "answeredAt" >= ${window.from} AND "answeredAt" < ${window.to}`;
  const spent = { map: [] as Spent[], counting: [] as Spent[], bare: [] as Spent[] };
  const timed = async (into: Spent[], what: () => PromiseLike<unknown>) => {
    const [started, before] = [performance.now(), cpuUsage()];
    await what();
    const { user, system } = cpuUsage(before);
    into.push({ ms: performance.now() - started, cpu: (user + system) / 1000 });
  };
  const { touchpoints } = await map();
  for (let round = 0; round < rounds; round += 1) {
    await timed(spent.bare, bare);
    await timed(spent.counting, counting);
    await timed(spent.map, map);
  }
  return {
    answers: history,
    touchpoints: TOUCHPOINTS,
    map: median(spent.map),
    counting: median(spent.counting),
    bare: median(spent.bare),
    valued: touchpoints.filter(({ figure }) => figure?.value !== null && figure !== null).length,
  };
}

function median(all: readonly Spent[]): Spent {
  const of = (key: keyof Spent) =>
    quantile(
      all.map((each) => each[key]),
      0.5,
    );
  return { ms: of('ms'), cpu: of('cpu') };
}

export function journeyLine({ answers, touchpoints, map, counting, bare, valued }: JourneyBench): string {
  const said = ({ ms, cpu }: Spent) =>
    `${(ms / 1000).toFixed(2)} s (processor of this process ${(cpu / 1000).toFixed(2)} s)`;
  const times = ({ ms }: Spent) => (ms / bare.ms).toFixed(1);
  return (
    `  a map of ${answers.toLocaleString('en-GB')} answers at ${touchpoints} touchpoints (${valued} with a value): median ${said(map)}, ` +
    `of which ${said(counting)} count; the bare index ${said(bare)}, so ${times(map)} and ${times(counting)} times that`
  );
}
