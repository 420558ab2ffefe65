// The best failures of the sample company, told and approved.
import { newId } from '../../clock.ts';
import type { Database } from '../../database/client.ts';
import { approveStory } from '../../stories/moderate.ts';
import { tellStory } from '../../stories/tell.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { stories } from '../company/index.ts';
import { one, type Persons } from './persons.ts';

export async function tellStories(
  database: Database,
  workspace: Workspace,
  persons: Persons,
  now: Date,
): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  for (const sample of stories) {
    const { title, wentWrong, weDid, customerSaid, learned } = sample;
    const story = await tellStory(
      { database, workspace, now: daysAgo(sample.submittedDaysAgo) },
      {
        teller: one(persons, sample.tellerId),
        text: { title, wentWrong, weDid, customerSaid, learned },
        credited: sample.creditedId === null ? null : one(persons, sample.creditedId),
        formKey: newId(),
      },
    );
    await database.db.story.update({
      where: { workspaceId_id: { workspaceId: workspace.id, id: story.row.id } },
      data: { credit: sample.credit },
    });
    if (!sample.approved) continue;
    const approvedAt = daysAgo(sample.approved.daysAgo);
    await approveStory(
      { database, workspace, now: approvedAt },
      story.row.id,
      one(persons, sample.approved.by),
    );
  }
}
