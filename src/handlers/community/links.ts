// Links by which customers answer, as whoever asks makes and revokes them. They are told once, to whoever makes them: no chat keeps an open one
// beyond that window, nor the program any.
import { linksCsv, makeOpenLink, makeSingleLinks, revokeLinks } from '../../community/links.ts';
import { type CommunityQuestion, questionById } from '../../community/question.ts';
import { UserError } from '../../errors.ts';
import { plural } from '../../i18n/formats.ts';
import { sentence } from '../../messages/message.ts';
import { doerOf } from '../doer.ts';
import type { Ask, Request } from '../request.ts';
import { LISTS, standingTo } from './view.ts';
import { sayCommunity } from './words.ts';

export const openLink: Ask = async (request) => {
  const base = publicUrl(request);
  const question = await managed(request, request.subject ?? '');
  const token = await makeOpenLink(request.kit.database, { question, ...doerOf(request) });
  const say = sayCommunity(request.locale);
  const link = `${base}/ask/${token}`;
  return {
    kind: 'say',
    message: {
      summary: say.openMade,
      blocks: [
        { kind: 'text', text: say.openMade },
        { kind: 'text', text: [{ link, href: link }] },
        { kind: 'note', text: say.once },
      ],
    },
    did: true,
  };
};

export const singleLinks: Ask = async (request) => {
  const { kit, locale, formats, chosen } = request;
  const base = publicUrl(request);
  const question = await managed(request, request.subject ?? '');
  const count = LISTS.find((each) => String(each) === chosen) ?? LISTS[0];
  const making = { question, count, ...doerOf(request) };
  const tokens = await makeSingleLinks(kit.database, kit.keys, making);
  const say = sayCommunity(locale);
  const { number } = question.row;
  return {
    kind: 'hand',
    file: {
      name: `${say.file}-${number}.csv`,
      content: linksCsv(
        tokens.map((token) => `${base}/ask/${token}`),
        say.column,
      ),
    },
    words: plural(locale, count, say.handed(formats.number(count), number)),
  };
};

/** Of "QUESTION:LINKS". */
export const revoke: Ask = async (request) => {
  const [id = '', linksId = ''] = (request.subject ?? '').split(':');
  const question = await managed(request, id);
  const isDone = await revokeLinks(request.kit.database, question, linksId, doerOf(request));
  const say = sayCommunity(request.locale);
  return { kind: 'say', message: sentence(isDone ? say.revokeDone : say.revokeGone), did: true };
};

/** @throws UserError 'community.gone', 'community.not-yours' */
async function managed(request: Request, id: string): Promise<CommunityQuestion> {
  const question = await questionById(request.kit.database.db, request.workspace.id, id);
  if (!(await standingTo(request, question)).manages)
    throw new UserError('community.not-yours', (locale) => sayCommunity(locale).notYours);
  return question;
}

/** @throws UserError 'community.no-address', saying what an operator has to set */
function publicUrl({ kit }: Request): string {
  if (kit.publicUrl === undefined)
    throw new UserError('community.no-address', (locale) => sayCommunity(locale).noAddress);
  return kit.publicUrl;
}
