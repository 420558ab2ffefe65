// What a map of the journey costs over a whole history at 30 touchpoints, against the bare look at the index of its answers.
import { type Database, statements } from '../../src/database/client.ts';
import { toldByTouchpoint } from '../../src/feedback/indicators/segments/told.ts';
import { journeyMap } from '../../src/journey/map.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { quantile } from './figures.ts';
import { startOf, until, WORKSPACE } from './history.ts';

export interface JourneyBench {
  readonly answers: number;
  readonly touchpoints: number;
  /** Medians, in milliseconds: of the map, of counting its answers alone, and of counting the index's entries. */
  readonly map: number;
  readonly counting: number;
  readonly bare: number;
  /** With a value, of all touchpoints. */
  readonly valued: number;
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
  const ms = { map: [] as number[], counting: [] as number[], bare: [] as number[] };
  const timed = async (into: number[], what: () => PromiseLike<unknown>) => {
    const started = performance.now();
    await what();
    into.push(performance.now() - started);
  };
  const { touchpoints } = await map();
  for (let round = 0; round < rounds; round += 1) {
    await timed(ms.bare, bare);
    await timed(ms.counting, counting);
    await timed(ms.map, map);
  }
  return {
    answers: history,
    touchpoints: TOUCHPOINTS,
    map: quantile(ms.map, 0.5),
    counting: quantile(ms.counting, 0.5),
    bare: quantile(ms.bare, 0.5),
    valued: touchpoints.filter(({ figure }) => figure?.value !== null && figure !== null).length,
  };
}

export function journeyLine({ answers, touchpoints, map, counting, bare, valued }: JourneyBench): string {
  const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
  const times = (value: number) => (value / bare).toFixed(1);
  return (
    `  a map of ${answers.toLocaleString('en-GB')} answers at ${touchpoints} touchpoints (${valued} with a value): median ${seconds(map)}, ` +
    `of which ${seconds(counting)} count; the bare index ${seconds(bare)}, so ${times(map)} and ${times(counting)} times that`
  );
}
