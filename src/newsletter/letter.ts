// One e-mail of a newsletter, whole, as bytes: both parts, headers, pictures, signature. Sending them is smtp.ts.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Chart } from '../messages/chart.ts';
import type { Message } from '../messages/message.ts';
import { plainText } from '../messages/plain.ts';
import { issueHtml } from './html.ts';
import type { MailConfig } from './settings.ts';
import { signedBy } from './signing.ts';

export interface NewsLetter {
  /** The delivery's: the same e-mail sent twice has one Message-ID, by which many mailboxes fold the two. */
  readonly id: string;
  readonly to: string;
  readonly message: Message;
  readonly locale: Locale;
  readonly list: { readonly id: string; readonly name: string };
  /** When the issue was made: of the same e-mail sent twice the same. */
  readonly date: Date;
  readonly webUrl: string;
  readonly leaveUrl: string;
  /** PNG of the issue's charts. */
  readonly pictures: ReadonlyMap<Chart, Buffer>;
}

/** RFC 5322, with RFC 2369 and RFC 8058 for leaving, RFC 2919 for the list, RFC 3834 against answers of machines. */
export async function mailOf(letter: NewsLetter, config: MailConfig): Promise<Buffer> {
  const { from } = config;
  const { id, to, message, locale, list, date, webUrl, leaveUrl, pictures } = letter;
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const charts = [...pictures.keys()];
  const cidOf = (chart: Chart) => `chart-${charts.indexOf(chart) + 1}.${id}@${domain}`;
  const picture = (chart: Chart) => (pictures.has(chart) ? `cid:${cidOf(chart)}` : null);
  const composed = new MailComposer({
    from: { name: list.name, address: from },
    // As an object: text would be read as a list of them.
    to: { name: '', address: to },
    subject: message.summary,
    messageId: `<${id}@${domain}>`,
    date,
    headers: {
      'List-Id': { prepared: true, value: `<${list.id}.${domain}>` },
      'List-Unsubscribe': { prepared: true, value: `<${leaveUrl}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      // Exchange answers "out of office" to an Auto-Submitted that it knows from no RFC (MS-OXCMAIL, 2.2.3.2.14).
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': locale,
    },
    text: textOf(letter),
    html: issueHtml({ message, locale, list: list.name, webUrl, leaveUrl, picture }),
    attachments: charts.map((chart, at) => ({
      filename: `chart-${at + 1}.png`,
      contentType: 'image/png',
      cid: cidOf(chart),
      content: pictures.get(chart) ?? Buffer.alloc(0),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return signedBy(config, await composed.compile().build());
}

/** All of it, for whoever reads no HTML. */
function textOf({ message, locale, list, webUrl, leaveUrl }: NewsLetter): string {
  const say = words(locale);
  return [
    plainText(message, locale),
    // What follows such a line is no part of what is said (RFC 3676, 4.3).
    `-- \n${say.why(list.name)}\n${say.web(webUrl)}\n${say.leave(leaveUrl)}\n`,
  ].join('\n\n');
}

const words = phrases({
  en: {
    why: (list: string) => `You get this as a reader of “${list}”.`,
    web: (url: string) => `In a browser: ${url}`,
    leave: (url: string) => `Unsubscribe: ${url}`,
  },
  fr: {
    why: (list) => fr`Vous recevez ceci parce que vous lisez « ${list} ».`,
    web: (url) => fr`Dans un navigateur : ${url}`,
    leave: (url) => fr`Se désinscrire : ${url}`,
  },
});
