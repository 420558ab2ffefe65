// The tokens of the HTTP API, for admins: what each is for, until when, when it was last used; revoking one. They are made on the
// command line alone, so that none ever stands in a chat.
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { type ApiToken, listTokens, revokeToken } from '../../tokens/token.ts';
import { tokenWords } from '../../tokens/words.ts';
import type { Feature } from '../feature.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';

const showTokens: Ask = async (request) => shown(request, await tokensMessage(request));

async function tokensMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale, subject } = request;
  const all = await listTokens(kit.database.db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'tokens' }, pageIn(subject).page, request);
  const { title, intro, none } = words(locale);
  return {
    summary: title,
    again,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: intro },
      ...(all.length === 0 ? [{ kind: 'text', text: none } as const] : []),
      ...entries.flatMap((each) => tokenBlocks(each, request)),
      ...pager,
    ],
  };
}

function tokenBlocks(token: ApiToken, { locale, workspace: { timeZone }, at: now }: Request): Block[] {
  const { revoke, keep, revokeTitle, revokeText } = words(locale);
  const confirm = { title: revokeTitle, text: revokeText(token.name), yes: revoke, no: keep };
  return [
    { kind: 'text', text: tokenWords(token, { locale, timeZone, now }) },
    {
      kind: 'buttons',
      buttons: [
        { label: revoke, action: { name: 'token.revoke', subject: token.id }, style: 'danger', confirm },
      ],
    },
  ];
}

const revoke: Ask = async ({ kit, workspace, asker, at: now, subject, locale }) => {
  const doer = { by: { person: asker.id }, now };
  const name = await revokeToken(kit.database, workspace.id, subject ?? '', doer);
  const { revoked, gone } = words(locale);
  return { kind: 'say', message: sentence(name === null ? gone : revoked(name)), did: true };
};

export const tokens: Feature = {
  name: 'tokens',
  asks: {
    tokens: { run: showTokens, may: 'audit' },
    'token.revoke': { run: revoke, may: 'admin' },
  },
  adminMenu: [{ order: 55, label: (locale) => words(locale).title, ask: 'tokens' }],
};

const words = phrases({
  en: {
    title: 'API tokens',
    intro:
      'What programs may read here, or send. A new one is made on the command line: portevoix token add.',
    none: 'No token yet: no program reads anything.',
    revoke: 'Revoke',
    keep: 'Keep it',
    revokeTitle: 'Revoke this token?',
    revokeText: (name: string) => `Whoever uses “${name}” is refused at once. It cannot be brought back.`,
    revoked: (name: string) => `The token “${name}” is refused from now on.`,
    gone: 'This token was revoked already.',
  },
  fr: {
    title: 'Jetons d’API',
    intro: fr`Ce que des programmes peuvent lire ici, ou envoyer. Pour en créer un, en ligne de commande : portevoix token add.`,
    none: fr`Aucun jeton : aucun programme ne lit rien.`,
    revoke: 'Révoquer',
    keep: 'Le garder',
    revokeTitle: fr`Révoquer ce jeton ?`,
    revokeText: (name) => fr`Qui se sert de « ${name} » est refusé aussitôt. C’est sans retour.`,
    revoked: (name) => fr`Le jeton « ${name} » est refusé dès maintenant.`,
    gone: 'Ce jeton a déjà été révoqué.',
  },
});
