// Customers' mails of which an admin says what they are about: the list of those that wait, and the presses.
import { newId } from '../../clock.ts';
import { listSources } from '../../feedback/sources/source.ts';
import { touchpointsInOrder } from '../../feedback/touchpoints/order.ts';
import { type MailDecision, waitingBlocks } from '../../mail-in/asking.ts';
import { decideMail, mailsWaiting } from '../../mail-in/waiting.ts';
import { opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { type Ask, form, type Reply, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { touchpointOptions } from '../which-answers.ts';
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

export const placeMail: Ask = async (request) => told(await placed(request, request.subject, request.chosen));
export const placeNowhere: Ask = async (request) =>
  told(await decide(request, request.subject, { place: null }));
export const discardMail: Ask = async (request) => told(await decide(request, request.subject, 'discard'));

/** For a company that has more moments than a message shows. */
export const openMailPlace: Ask = async (request) => {
  const { subject, locale } = request;
  const say = sayMails(locale);
  return {
    kind: 'open',
    form: {
      form: 'mail-place',
      state: opening(newId(), subject === null ? {} : { subject }),
      title: say.place,
      submit: say.save,
      fields: [
        {
          ...{ kind: 'choice', name: 'touchpoint', label: say.moment, of: 'touchpoints' },
          options: await touchpointOptions(request),
        },
      ],
    },
  };
};

export const mailPlaceForm = form<string>({
  name: 'mail-place',
  may: 'admin',
  parse(values, { locale }) {
    const chosen = textOf(values, 'touchpoint');
    return chosen === ''
      ? { ok: false, errors: { touchpoint: sayMails(locale).choose } }
      : { ok: true, value: chosen };
  },
  submit: async (chosen, request, { subject }) => ({
    kind: 'done',
    title: sayMails(request.locale).saved,
    told: await placed(request, subject ?? null, chosen),
  }),
});

/** A moment that is no longer offered is none: the mail goes on waiting. What came of it, in words. */
async function placed(request: Request, id: string | null, chosen: string | null): Promise<string> {
  const { kit, workspace, locale } = request;
  const all = await touchpointsInOrder(kit.database.db, workspace.id);
  const place = all.find((each) => each.id === chosen && each.lane === 'customers' && !each.isRetired);
  return place ? decide(request, id, { place: place.id }) : sayMails(locale).noSuchMoment;
}

async function decide(request: Request, id: string | null, decision: MailDecision): Promise<string> {
  const { kit, locale, asker } = request;
  const say = sayMails(locale);
  if (!(await decideMail(shellOf(request), id ?? '', decision, asker))) return say.decidedAlready;
  if (decision !== 'discard') kit.answersCame();
  kit.nudge();
  return decision === 'discard' ? say.discarded : say.placed;
}

function told(words: string): Reply {
  return { kind: 'say', message: sentence(words), did: true };
}
