// What of cases waits for whoever has them: what comes next for the customer. When they are reminded, and who else is, is reminders.ts.
import type { WaitingKind } from '../../reminders/waiting.ts';
import { takerReminder } from '../letters/letters.ts';
import { subjectFor } from '../letters/post.ts';
import { CASE, remindNow } from './reminders.ts';
import { casesIn, casesOf, isWith } from './saying.ts';

/** Before everything else: a customer waits. */
const cases: WaitingKind = {
  about: CASE,
  order: 10,
  async say(tx, { workspace }, person, notes) {
    const ids = notes.flatMap(({ subject }) => casesIn(subject));
    const theirs = (await casesOf(tx, workspace.id, ids)).filter((each) => isWith(each, person));
    if (theirs.length === 0) return null;
    return (reader, take) => takerReminder(theirs, reader, take);
  },
  async others(tx, writing, gone, notes) {
    const ids = notes.flatMap(({ subject }) => casesIn(subject));
    // Nobody is asked by name: the channel hears of it, as of a case that nobody has.
    await remindNow(tx, writing, { id: { in: ids }, takerId: gone.id });
    return [];
  },
  async had(tx, { workspace }, { id: takerId }) {
    const where = { workspaceId: workspace.id, takerId, remindAt: { not: null } };
    const theirs = await tx.customerCase.findMany({ where, select: { id: true } });
    return theirs.map(({ id }) => ({ about: CASE, subject: subjectFor(id) }));
  },
};

export const waitingCases: readonly WaitingKind[] = [cases];
