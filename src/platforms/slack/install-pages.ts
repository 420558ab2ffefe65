// What whoever installs the app reads in their browser. What leads there is install.ts.
import { html } from 'hono/html';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

export interface InstallPage {
  readonly status: number;
  readonly body: string;
}

/** Nothing is loaded from anywhere, nobody frames it, and no other page learns its address, in which Slack's code stands. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

interface Words {
  readonly title: string;
  readonly text: readonly string[];
  /** A link, shown as a button. */
  readonly next?: { readonly label: string; readonly url: string };
}

/** @param installUrl of the first page, for whoever begins again */
export function installPages(locale: Locale, installUrl: string) {
  const say = words(locale);
  const again = { label: say.again, url: installUrl };
  const page = (status: number, shown: Words): InstallPage => ({ status, body: document(locale, shown) });
  return {
    /** @param url of Slack's consent page */
    button: (url: string) => page(200, { title: say.title, text: say.about, next: { label: say.add, url } }),
    /** @param url where it is opened in the browser; null: an organisation's admins still say in which of its workspaces it is */
    installed: (name: string, url: string | null) =>
      page(200, {
        title: say.installed(name),
        text: url === null ? say.nextInOrganisation : say.next,
        ...(url === null ? {} : { next: { label: say.open, url } }),
      }),
    stranger: (name: string, id: string) =>
      page(403, { title: say.stranger(name), text: [say.givenBack, say.admit(id)] }),
    cancelled: () => page(200, { title: say.cancelled, text: [], next: again }),
    stale: () => page(400, { title: say.stale, text: [say.begin], next: again }),
    failed: (reference: string) =>
      page(500, { title: say.failed, text: [say.tryAgain(reference)], next: again }),
  };
}

function document(locale: Locale, { title, text, next }: Words): string {
  return String(
    html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Porte-voix</title>
<style>
body { max-width: 36rem; margin: 4rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; color: #1d1c1d; background: #fff }
a { display: inline-block; padding: 0.6rem 1.2rem; border-radius: 0.4rem; color: #fff; background: #1f3a5f; text-decoration: none }
a:focus-visible { outline: 3px solid #7aa7e0; outline-offset: 2px }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #1a1d21 } }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${text.map((each) => html`<p>${each}</p>`)}
${next ? html`<p><a href="${next.url}" rel="noreferrer">${next.label}</a></p>` : ''}
</main>
</body>
</html>
`,
  );
}

const words = phrases({
  en: {
    title: 'Porte-voix in your company’s Slack',
    about: [
      'Porte-voix posts short digests of what customers say, and sees to it that each colleague’s idea gets an answer from a person.',
      'Slack shows you next what it asks for. It reads nothing but what is written to it, and what answers its own messages. Depending on your company, an admin of your Slack has to agree.',
    ],
    add: 'Add to Slack',
    again: 'Begin again',
    installed: (name: string) => `Porte-voix is installed in ${name}`,
    next: [
      'In Slack: type /portevoix to choose topics, owners and digests; invite it with /invite @Porte-voix to the channels where it is to post.',
    ],
    nextInOrganisation: [
      'It is installed for the whole organisation. An admin of the organisation now says in which of its workspaces it is: Organization settings → Integrations → Installed apps → Porte-voix → Add to more workspaces.',
    ],
    open: 'Open Slack',
    stranger: (name: string) => `This Porte-voix is not open to ${name}`,
    givenBack: 'Nothing of your Slack was kept, and the app was taken out of it again.',
    admit: (id: string) => `Whoever runs this Porte-voix can admit you: they add ${id} to SLACK_TEAMS.`,
    cancelled: 'You said no: nothing was installed',
    stale: 'This did not come from a page that you opened just now',
    begin:
      'The way from the button to here is good for ten minutes, once, and in the same browser. Nothing was installed.',
    failed: 'That did not work, and nothing was installed',
    tryAgain: (reference: string) =>
      `Please try once more. Reference ${reference}, if you tell whoever runs this Porte-voix.`,
  },
  fr: {
    title: 'Porte-voix dans le Slack de votre entreprise',
    about: [
      'Porte-voix publie de courts bulletins de ce que disent les clients, et veille à ce que chaque idée d’un collègue reçoive la réponse de quelqu’un.',
      'Slack vous montre ensuite ce qu’il demande. Il ne lit que ce qui lui est adressé et ce qui répond à ses propres messages. Selon votre entreprise, un admin de votre Slack doit donner son accord.',
    ],
    add: 'Ajouter à Slack',
    again: 'Recommencer',
    installed: (name) => fr`Porte-voix est installé dans ${name}`,
    next: [
      'Dans Slack : tapez /portevoix pour choisir sujets, responsables et bulletins ; invitez-le par /invite @Porte-voix dans les canaux où il doit publier.',
    ],
    nextInOrganisation: [
      'Il est installé pour toute l’organisation. Un admin de l’organisation dit maintenant dans quels espaces de travail il se trouve : Paramètres de l’organisation → Intégrations → Applications installées → Porte-voix → Ajouter à d’autres espaces.',
    ],
    open: 'Ouvrir Slack',
    stranger: (name) => fr`Ce Porte-voix n’est pas ouvert à ${name}`,
    givenBack: 'Rien de votre Slack n’a été gardé, et l’application en a été retirée.',
    admit: (id) =>
      fr`Qui exploite ce Porte-voix peut vous admettre : il suffit d’ajouter ${id} à SLACK_TEAMS.`,
    cancelled: 'Vous avez refusé : rien n’a été installé',
    stale: 'Cela ne vient pas d’une page que vous venez d’ouvrir',
    begin:
      'Le chemin du bouton jusqu’ici vaut dix minutes, une seule fois, et dans le même navigateur. Rien n’a été installé.',
    failed: 'Cela n’a pas marché, et rien n’a été installé',
    tryAgain: (reference) =>
      fr`Essayez encore une fois. Référence ${reference}, si vous en parlez à qui exploite ce Porte-voix.`,
  },
});
