// Rules of the feed from when one group of several was enough, whatever its name: parted by name into as many rules, which ask for the same
// answers together. A channel gets an answer once, whichever of them asks for it.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';
import { segmentParts, segmentsShape } from '../feedback/segment-filter.ts';

/** For the first time that a company's answers are settled: a rule that is saved later means what it says. */
export async function partFormerRules(tx: Store, workspaceId: string): Promise<void> {
  const rules = await tx.feedRule.findMany({ where: { workspaceId, deletedAt: null } });
  for (const rule of rules) {
    const chosen = segmentsShape.parse(rule.segments);
    const names = segmentParts(chosen).map((parts) =>
      chosen.filter((each) => parts.some((part) => segmentParts([each])[0]?.[0] === part)),
    );
    const [first, ...others] = names;
    if (first === undefined || others.length === 0) continue;
    await tx.feedRule.update({
      where: { workspaceId_id: { workspaceId, id: rule.id } },
      data: { segments: first.map((each) => ({ ...each })) },
    });
    for (const [at, segments] of others.entries()) {
      const { sourceIds, touchpoints, words, ...same } = rule;
      await tx.feedRule.create({
        data: {
          ...same,
          id: newId(),
          formKey: `${rule.formKey}/${at + 2}`,
          name: `${rule.name} (${at + 2})`,
          sourceIds: listOf(sourceIds),
          touchpoints: listOf(touchpoints),
          words: listOf(words),
          segments: segments.map((each) => ({ ...each })),
        },
      });
    }
  }
}

function listOf(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((each): each is string => typeof each === 'string') : [];
}
