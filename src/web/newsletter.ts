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
import { pageAnswer, pageLater } from './pages/headers.ts';

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
    return page(404, request, null, words(localeFor(null, request)).nowhere, '');
  };
  const leaving = `${LETTERS_PATH}/:token/leave`;
  return [
    {
      method: 'GET',
      path: leaving,
      async answer(request) {
        const reader = await bearing(request);
        if (reader === null) return nowhere(request);
        const say = words(localeFor(reader, request));
        const list = await nameOf(database, reader);
        if (reader.unsubscribedAt !== null) return page(200, request, reader, say.left(list), '');
        const form = html`<form method="post"><button>${say.leave}</button></form>`;
        return page(200, request, reader, say.ask(list), form);
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
        return page(
          200,
          request,
          reader,
          words(localeFor(reader, request)).left(await nameOf(database, reader)),
          '',
        );
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
          const say = words(localeFor(reader, request));
          return page(410, request, reader, say.leftReading(await nameOf(database, reader)), '');
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
        return pageAnswer(body, { policy: POLICY });
      },
    },
  ];
}

async function nameOf({ db }: Database, { workspaceId, listId: id }: MailReaderModel): Promise<string> {
  const list = await db.mailList.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return list?.name ?? '';
}

/** Nothing is loaded from anywhere; the styles stand in the page, as in the e-mail. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

function localeFor(reader: MailReaderModel | null, { headers }: WebRequest): Locale {
  return localeOf(reader?.locale) ?? readersLocale(headers['accept-language']);
}

function page(
  status: number,
  request: WebRequest,
  reader: MailReaderModel | null,
  text: string,
  more: ReturnType<typeof html> | '',
): WebAnswer {
  const locale = localeFor(reader, request);
  const body = String(
    html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Porte-voix</title>
<style>
body { max-width: 36rem; margin: 4rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; color: #1d1c1d; background: #fff }
button { padding: 0.6rem 1.2rem; border: 0; border-radius: 0.4rem; font: inherit; color: #fff; background: #1f3a5f }
button:focus-visible { outline: 3px solid #7aa7e0; outline-offset: 2px }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #1a1d21 } }
</style>
</head>
<body><main><h1>${text}</h1>${more}</main></body>
</html>
`,
  );
  return pageAnswer(body, { status, policy: POLICY });
}

const words = phrases({
  en: {
    ask: (list: string) => `Stop getting “${list}” by e-mail?`,
    leave: 'Unsubscribe',
    left: (list: string) => `You get “${list}” no more. Your e-mail address is forgotten here.`,
    leftReading: (list: string) =>
      `This reader of “${list}” has unsubscribed: its issues are no longer shown here.`,
    nowhere: 'There is nothing here, or not any more.',
  },
  fr: {
    ask: (list) => fr`Ne plus recevoir « ${list} » par e-mail ?`,
    leave: 'Me désinscrire',
    left: (list) => fr`Vous ne recevrez plus « ${list} ». Votre adresse e-mail est oubliée ici.`,
    leftReading: (list) =>
      fr`La personne qui lisait « ${list} » s’est désinscrite : ses numéros ne se lisent plus ici.`,
    nowhere: fr`Il n’y a rien ici, ou plus rien.`,
  },
});
