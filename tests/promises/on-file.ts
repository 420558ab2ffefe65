// Promises on file and what customers answered, for the tests of this folder and of what people see of them.
import type { Database } from '../../src/database/client.ts';
import type { Heat, Metric } from '../../src/feedback/filters.ts';
import { segmentKeysOf } from '../../src/feedback/segment-filter.ts';
import type { Person } from '../../src/people/person.ts';
import { type PromiseDraft, type PromiseSaving, savePromise } from '../../src/promises/save.ts';
import type { Shell } from '../../src/workspace/shell.ts';
import { makeCompany } from '../digests/company.ts';
import { addMany } from '../harness/many.ts';

interface Answered {
  readonly segments?: Readonly<Record<string, string>>;
  readonly metric?: Metric;
  readonly score?: number;
  readonly heat?: Heat;
  readonly touchpoint?: string;
  readonly daysAgo?: number;
}

/** So many answers alike, of a source of their own. */
export async function addAnswered(
  database: Database,
  workspaceId: string,
  count: number,
  { segments = {}, metric, score, heat = 'hot', touchpoint, daysAgo = 10 }: Answered,
  now: Date,
): Promise<void> {
  const sourceId = `source-${heat}`;
  await database.db.source.upsert({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    create: { workspaceId, id: sourceId, name: sourceId, heat, createdAt: now },
    update: {},
  });
  const before = await database.db.feedback.count({ where: { workspaceId } });
  const at = new Date(now.getTime() - daysAgo * 86_400_000);
  await addMany(
    database,
    'Feedback',
    Array.from({ length: count }, (_, i) => ({
      ...{ workspaceId, id: `promised-${before + i}`, sourceId, heat, segments },
      ...(metric === undefined ? {} : { metric, score }),
      ...(touchpoint === undefined ? {} : { touchpoint }),
      segmentKeys: segmentKeysOf(segments),
      answeredAt: at,
      receivedAt: at,
    })),
  );
}

export async function promisesOnFile(database: Database, now: Date) {
  const { workspace, admin } = await makeCompany(database);
  const shell = { database, workspace, now };
  let forms = 0;
  const save = (saving: Omit<PromiseSaving, 'by'>) => savePromise(shell, { ...saving, by: admin });
  return {
    store: database,
    workspace,
    admin,
    shell,
    save,
    make: async (draft: PromiseDraft) => {
      forms += 1;
      const saved = await save({ draft, id: null, basedOn: 0, formKey: `made-${forms}` });
      if (saved.kind !== 'saved') throw new Error(saved.kind);
      return saved;
    },
    answer: (count: number, answered: Answered) => addAnswered(database, workspace.id, count, answered, now),
  };
}

/** One that was changed once; its id. */
export async function addPromise(shell: Shell, by: Person): Promise<string> {
  const known = { by: 'indicator', metric: 'csat', target: { bound: 'at-least', value: 0.9 } } as const;
  const draft = { sentence: 'Delivered within two days', touchpoint: 'delivery', known };
  const first = await savePromise(shell, { draft, id: null, basedOn: 0, by, formKey: 'promise' });
  if (first.kind === 'outdated') throw new Error('not made');
  const changed = { ...draft, sentence: 'Delivered within three days' };
  await savePromise(shell, { draft: changed, id: first.id, basedOn: 1, by, formKey: 'promise-2' });
  return first.id;
}
