// Tells whoever made a page that its link ends soon, once for each end, while there is time to renew it; the admins where no letter reaches
// them, or they are none any more. What lives and ends is page.ts.
import { step } from '../beat.ts';
import { isWorkingTime } from '../calendar/working-time.ts';
import { tellPerson } from '../correspondence/tell.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import { formats } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { DatedReader } from '../i18n/reader.ts';
import type { Message } from '../messages/message.ts';
import { isHere, type Person } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { hasExpired, listPages, type OpenPage } from './page.ts';

/** Time to find out who looks after the screen, holidays included. */
export const ENDING_DAYS = 14;
const DAY_MS = 86_400_000;

export const pageKinds = kindsFor(
  { what: { en: 'a letter about a page', fr: 'une lettre sur une page' } },
  { 'page.ending': 'told' },
);

export const tellingEnds = step('page-ends', ({ database, workspace, now }) =>
  tellEnds(database, workspace, now),
);

/** Whether its link ends within `ENDING_DAYS`, and has not yet. */
export function endsSoon(page: Pick<OpenPage, 'expiresAt'>, now: Date): boolean {
  return !hasExpired(page, now) && page.expiresAt.getTime() - now.getTime() <= ENDING_DAYS * DAY_MS;
}

/** In the company's working hours. While no admin is here it waits. Safe to call at any time, by any number of replicas. */
export async function tellEnds(database: Database, workspace: Workspace, now: Date): Promise<void> {
  const isDue = (page: OpenPage) =>
    endsSoon(page, now) && page.endingTold?.getTime() !== page.expiresAt.getTime();
  if (!(await listPages(database.db, workspace.id)).some(isDue)) return;
  if (!isWorkingTime(now, workCalendar(workspace), workspace.timeZone)) return;
  await transact(database, async (tx) => {
    const due = (await listPages(tx, workspace.id)).filter(isDue);
    const here = (await admins(tx, workspace.id)).filter((admin) => isHere(admin, now));
    if (here.length === 0) return;
    for (const { id, expiresAt } of due)
      await tx.page.updateMany({
        where: { workspaceId: workspace.id, id, expiresAt },
        data: { endingTold: expiresAt },
      });
    await tellEach(tx, { workspace, now }, due, here);
  });
}

/** One letter to each, of all that they hear of. */
async function tellEach(
  tx: Store,
  writing: { readonly workspace: Workspace; readonly now: Date },
  due: readonly OpenPage[],
  here: readonly Person[],
): Promise<void> {
  const hears = ({ createdById }: OpenPage, { id }: Person) =>
    id === createdById || !here.some((admin) => admin.id === createdById);
  for (const admin of here) {
    const own = due.filter((page) => hears(page, admin));
    if (own.length > 0)
      await tellPerson(tx, writing, admin, {
        kind: pageKinds['page.ending'],
        draw: (reader) => endingLetter(own, reader),
      });
  }
}

function endingLetter(pages: readonly OpenPage[], { locale, timeZone }: DatedReader): Message {
  const say = words(locale);
  const last = ({ expiresAt }: OpenPage) =>
    formats(locale, timeZone).fullDay(new Date(expiresAt.getTime() - 1));
  const lines = pages.map((page) => say.ends(page.name, last(page)));
  return {
    summary: lines.join(' '),
    blocks: [
      ...pages.flatMap(
        ({ id }, at) =>
          [
            { kind: 'text', text: lines[at] ?? '' },
            {
              kind: 'buttons',
              buttons: [{ label: say.renew, action: { name: 'page.renew', subject: id }, style: 'primary' }],
            },
          ] as const,
      ),
      { kind: 'note', text: say.after },
    ],
  };
}

const words = phrases({
  en: {
    ends: (name: string, day: string) => `The link of “${name}” works until ${day}.`,
    renew: 'Renew for a year',
    after:
      'Renewed, it goes on by the same link, and nothing is to be done on the screen. Otherwise the screen says from then on that its link leads nowhere. All pages: /portevoix, Pages.',
  },
  fr: {
    ends: (name, day) => fr`Le lien de « ${name} » fonctionne jusqu’au ${day}.`,
    renew: 'Prolonger d’un an',
    after: fr`Prolongé, il continue sous la même adresse, sans rien à faire sur l’écran. Sinon, l’écran dira ensuite que son lien ne mène plus nulle part. Toutes les pages : /portevoix, Pages.`,
  },
});
