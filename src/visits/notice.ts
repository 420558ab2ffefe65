// The notice that has to come before visits of the company's own teams: employees and their representatives were told, on which day and by
// which document. The program takes an admin's word for it, and keeps none of the company's own visits without one. Competitors' need none.
// Why, with what French law says of it: docs/visits.md.
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { type Store, transact } from '../database/client.ts';
import type { VisitNoticeModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Shell } from '../workspace/shell.ts';

export interface NoticeDraft {
  /** YYYY-MM-DD. */
  readonly toldOn: string;
  readonly document: string;
}

/** The one that stands: the latest that nobody withdrew; null where there is none. */
export async function standingNotice(db: Store, workspaceId: string): Promise<VisitNoticeModel | null> {
  return db.visitNotice.findFirst({
    where: { workspaceId, withdrawnAt: null },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
}

/** It takes the place of the one that stood. The same one twice is recorded once. */
export async function recordNotice(
  { database, workspace, now }: Shell,
  { toldOn, document }: NoticeDraft,
  adminId: string,
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    const before = await standingNotice(tx, workspaceId);
    if (before?.toldOn === toldOn && before.document === document) return;
    const id = newId();
    await tx.visitNotice.updateMany({
      where: { workspaceId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: adminId },
    });
    await tx.visitNotice.create({
      data: { workspaceId, id, toldOn, document, byId: adminId, recordedAt: now },
    });
    const doer = { workspaceId, by: { person: adminId }, now };
    await noted(tx, doer, 'visit-notice.recorded', { notice: id, on: toldOn });
  });
}

/** Whether one stood: from now on no visit of the company's own is kept; those that are stay. */
export async function withdrawNotice({ database, workspace, now }: Shell, adminId: string): Promise<boolean> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const standing = await standingNotice(tx, workspaceId);
    if (standing === null) return false;
    await tx.visitNotice.updateMany({
      where: { workspaceId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: adminId },
    });
    const doer = { workspaceId, by: { person: adminId }, now };
    await noted(tx, doer, 'visit-notice.withdrawn', { notice: standing.id });
    return true;
  });
}

/** Of a visit of the company's own. @throws UserError 'visit.no-notice' */
export async function mustBeTold(db: Store, workspaceId: string): Promise<VisitNoticeModel> {
  const notice = await standingNotice(db, workspaceId);
  if (notice === null) {
    throw new UserError('visit.no-notice', (locale) => words(locale).noNotice, {
      label: (locale) => words(locale).see,
      action: { name: 'visits.settings' },
    });
  }
  return notice;
}

const words = phrases({
  en: {
    noNotice:
      'Visits of our own teams wait until an admin has recorded that employees and their representatives were told. Nothing was kept. Visits of competitors are open.',
    see: 'What visits need',
  },
  fr: {
    noNotice:
      'Les visites de nos propres équipes attendent qu’un admin ait consigné que les salariés et leurs représentants ont été informés. Rien n’a été gardé. Les visites chez les concurrents sont ouvertes.',
    see: 'Ce qu’il faut aux visites',
  },
});
