// Customers' mails of which an admin says what they are about: the list of those that wait, and the presses.
import { listSources } from '../../feedback/sources/source.ts';
import { touchpointsInOrder } from '../../feedback/touchpoints/order.ts';
import { type MailDecision, waitingBlocks } from '../../mail-in/letters.ts';
import { decideMail, mailsWaiting } from '../../mail-in/waiting.ts';
import { sentence } from '../../messages/message.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Reply, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayMails } from './words.ts';

export const listWaiting: Ask = async (request) => {
  const { kit, workspace, locale, asker } = request;
  const { db } = kit.database;
  const say = sayMails(locale);
  const all = await mailsWaiting(db, workspace.id);
  const { entries, pager, again } = pageOf(
    all,
    { name: 'mail-in.waiting' },
    pageIn(request.subject).page,
    request,
  );
  const touchpoints = await touchpointsInOrder(db, workspace.id);
  const names = new Map((await listSources(db, workspace.id)).map(({ id, name }) => [id, name]));
  const reader = { locale, timeZone: asker.timeZone };
  return shown(request, {
    summary: say.waitingTitle,
    again,
    blocks: [
      { kind: 'heading', text: say.waitingTitle },
      { kind: 'text', text: all.length === 0 ? say.noneWaiting : say.waitingIntro },
      ...entries.flatMap((waiting) =>
        waitingBlocks({ waiting, source: names.get(waiting.sourceId) ?? '–' }, touchpoints, reader),
      ),
      ...pager,
    ],
  });
};

/** A moment that is no longer offered is none: the mail goes on waiting. */
export const placeMail: Ask = async (request) => {
  const { kit, workspace, chosen } = request;
  const all = await touchpointsInOrder(kit.database.db, workspace.id);
  const place = all.find(({ id, lane, isRetired }) => id === chosen && lane === 'customers' && !isRetired);
  return place ? decide(request, { place: place.id }) : said(request, sayMails(request.locale).noSuchMoment);
};

export const placeNowhere: Ask = (request) => decide(request, { place: null });
export const discardMail: Ask = (request) => decide(request, 'discard');

async function decide(request: Request, decision: MailDecision): Promise<Reply> {
  const { kit, subject, locale, asker } = request;
  const say = sayMails(locale);
  const did = await decideMail(shellOf(request), subject ?? '', decision, asker);
  if (!did) return said(request, say.decidedAlready);
  if (decision !== 'discard') kit.answersCame();
  kit.nudge();
  return said(request, decision === 'discard' ? say.discarded : say.placed);
}

function said(_request: Request, told: string): Reply {
  return { kind: 'say', message: sentence(told), did: true };
}
