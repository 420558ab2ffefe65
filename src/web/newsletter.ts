// What the links of a newsletter's e-mails lead to: leaving, and the letter in a browser. Whoever has the link has these two rights and no
// other. A GET changes nothing: mail scanners follow every link.
import { html } from 'hono/html';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import type { MailReaderModel } from '../database/generated/sqlite/models.ts';
import { allowances } from '../http/allowance.ts';
import { oneByOne } from '../http/one-by-one.ts';
import type { Route, WebAnswer, WebRequest } from '../http/route.ts';
import { type Locale, localeOf, readersLocale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { readerAddress } from '../newsletter/addresses.ts';
import { issueOnFile } from '../newsletter/carrier.ts';
import { issueHtml } from '../newsletter/html.ts';
import { newsletterKinds } from '../newsletter/kinds.ts';
import { LETTERS_PATH, leaveUrl } from '../newsletter/links.ts';
import { drawingUrl } from '../newsletter/pictures.ts';
import { leave, readerBearing } from '../newsletter/readers.ts';
import { noticeAnswer, STANDS_ALONE } from './notice.ts';
import { pageAnswer, pageLater } from './pages/headers.ts';
import { nowhereNotice } from './readable.ts';

export interface NewsletterPages {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** Links that lead nowhere, of all who try them together; readers are let in meanwhile. As many as of other pages: web/pages/routes.ts. */
const WRONG = { burst: 30, perSecond: 0.5 };
/** Of one reader's letters, each drawn anew: whoever has a link keeps nobody else waiting by it. Leaving is never refused. */
const READ = { burst: 20, perSecond: 0.5 };
/** As fan-out.ts makes them. PostgreSQL takes no byte 0, which an address can hold. */
const LETTER = /^[0-9a-f]{32}$/;

export function newsletterRoutes(pages: NewsletterPages): readonly Route[] {
  const { database, clock, publicUrl } = pages;
  const looking = oneByOne();
  const now = () => clock.now().getTime();
  const wrong = allowances(WRONG, now);
  const often = allowances(READ, now);
  const bearing = ({ parameters }: WebRequest) =>
    looking(() => readerBearing(database.db, parameters['token'] ?? ''));
  /** A token that was never given and one that is gone look the same. */
  const nowhere = (request: WebRequest): WebAnswer => {
    const { isOver, enoughInS } = wrong('');
    if (isOver) return pageLater(429, 'Too many links that lead nowhere', enoughInS);
    return nowhereNotice(localeFor(null, request));
  };
  const leaving = `${LETTERS_PATH}/:token/leave`;
  return [
    {
      method: 'GET',
      path: leaving,
      async answer(request) {
        const reader = await bearing(request);
        if (reader === null) return nowhere(request);
        const locale = localeFor(reader, request);
        const say = words(locale);
        const list = await nameOf(database, reader);
        if (reader.unsubscribedAt !== null)
          return noticeAnswer({ status: 200, locale, title: say.left(list) });
        const form = html`<form method="post"><button>${say.leave}</button></form>`;
        return noticeAnswer({ status: 200, locale, title: say.ask(list), inside: form });
      },
    },
    {
      method: 'POST',
      path: leaving,
      async answer(request) {
        // By the link alone: what a form or one click sends besides (RFC 8058) is not read, however long.
        const reader = await bearing(request);
        if (reader === null) return nowhere(request);
        await leave(database.db, reader, clock.now());
        const locale = localeFor(reader, request);
        const title = words(locale).left(await nameOf(database, reader));
        return noticeAnswer({ status: 200, locale, title });
      },
    },
    {
      method: 'GET',
      path: `${LETTERS_PATH}/:token/:letter`,
      async answer(request) {
        const reader = await bearing(request);
        if (reader === null) return nowhere(request);
        const { workspaceId, listId, id } = reader;
        // Whoever left reads it nowhere any more, nor does whom they passed a letter on to.
        if (reader.unsubscribedAt !== null) {
          const locale = localeFor(reader, request);
          const say = words(locale);
          return noticeAnswer({
            status: 410,
            locale,
            title: say.leftReading(await nameOf(database, reader)),
          });
        }
        const letterId = request.parameters['letter'] ?? '';
        if (!LETTER.test(letterId)) return nowhere(request);
        const { isOver, enoughInS } = often(`${workspaceId} ${id}`);
        if (isOver) return pageLater(429, 'Read too often', enoughInS);
        const letter = await database.db.delivery.findFirst({
          where: {
            workspaceId,
            id: letterId,
            address: readerAddress(listId, id),
            kind: newsletterKinds.newsletter.name,
          },
          select: { threadOf: true, content: true },
        });
        const issue = letter?.threadOf ? await issueOnFile({ database, workspaceId }, letter.threadOf) : null;
        if (issue === null) return nowhere(request);
        const body = issueHtml({
          message: issue.message,
          locale: issue.locale,
          list: await nameOf(database, reader),
          webUrl: null,
          leaveUrl: leaveUrl({ publicUrl }, request.parameters['token'] ?? ''),
          most: Number.POSITIVE_INFINITY,
          picture: (chart) => drawingUrl(chart, issue.locale),
        });
        return pageAnswer(body, { policy: STANDS_ALONE });
      },
    },
  ];
}

async function nameOf({ db }: Database, { workspaceId, listId: id }: MailReaderModel): Promise<string> {
  const list = await db.mailList.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return list?.name ?? '';
}

function localeFor(reader: MailReaderModel | null, { headers }: WebRequest): Locale {
  return localeOf(reader?.locale) ?? readersLocale(headers['accept-language']);
}

const words = phrases({
  en: {
    ask: (list: string) => `Stop getting “${list}” by e-mail?`,
    leave: 'Unsubscribe',
    left: (list: string) => `You get “${list}” no more. Your e-mail address is forgotten here.`,
    leftReading: (list: string) =>
      `This reader of “${list}” has unsubscribed: its issues are no longer shown here.`,
  },
  fr: {
    ask: (list) => fr`Ne plus recevoir « ${list} » par e-mail ?`,
    leave: 'Me désinscrire',
    left: (list) => fr`Vous ne recevrez plus « ${list} ». Votre adresse e-mail est oubliée ici.`,
    leftReading: (list) =>
      fr`La personne qui lisait « ${list} » s’est désinscrite : ses numéros ne se lisent plus ici.`,
  },
});
