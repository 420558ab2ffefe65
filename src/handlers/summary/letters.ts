// What is written to whoever asked for a draft or a name: what the model made of it, marked as such, or why there is none.

import { kindsFor } from '../../delivery/kinds.ts';
import { showComments } from '../../digests/second-line.ts';
import { plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import type { CheckedSentence } from '../../summary/check.ts';
import type { NoSummary } from '../../summary/summary.ts';

export const summaryKinds = kindsFor(
  { what: { en: 'an automatic draft', fr: 'un brouillon automatique' } },
  { 'summary.draft': 'told', 'summary.name': 'told', 'summary.none': 'told' },
);

/** For the owner alone: nothing was sent to the author. */
export function draftLetter(
  { id, number }: { readonly id: string; readonly number: number },
  sentences: readonly CheckedSentence[],
  { locale }: Reader,
): Message {
  const say = words(locale);
  return {
    summary: say.draft(number),
    blocks: [
      { kind: 'text', text: say.draft(number) },
      ...sentences.map((each) => sentenceBlock(each, locale)),
      { kind: 'note', text: say.unsent },
      {
        kind: 'buttons',
        buttons: [
          { label: say.use, action: { name: 'summary.reply', subject: id }, style: 'primary' },
          { label: showComments(locale), action: { name: 'summary.comments', subject: id } },
        ],
      },
    ],
  };
}

export function nameLetter(
  { id, theme }: { readonly id: string; readonly theme: string },
  [name]: readonly CheckedSentence[],
  { locale }: Reader,
): Message {
  const say = words(locale);
  return {
    summary: say.named(theme),
    blocks: [
      { kind: 'text', text: say.named(theme) },
      ...(name ? [sentenceBlock(name, locale)] : []),
      { kind: 'note', text: say.unnamed },
      {
        kind: 'buttons',
        buttons: [
          { label: say.useName, action: { name: 'summary.use-name', subject: id }, style: 'primary' },
          { label: showComments(locale), action: { name: 'summary.comments', subject: id } },
        ],
      },
    ],
  };
}

export function noneLetter(
  about: { readonly number: number } | { readonly theme: string },
  why: NoSummary,
  { locale }: Reader,
): Message {
  const say = words(locale);
  const what =
    'number' in about
      ? say.noDraft(about.number)
      : about.theme === ''
        ? say.noTheme
        : say.noName(about.theme);
  return sentence(`${what} ${say.why[why]}`);
}

/** In the form, before what the owner writes of their own. */
export function draftText(sentences: readonly CheckedSentence[], locale: Locale): string {
  return `${words(locale).opening}\n${sentences.map(({ text }) => `– ${text}`).join('\n')}\n\n`;
}

function sentenceBlock({ text, feedbackId, also }: CheckedSentence, locale: Locale): Block {
  const count = also.length + 1;
  return { kind: 'quote', text, of: feedbackId, by: plural(locale, count, words(locale).by(String(count))) };
}

const words = phrases({
  en: {
    draft: (number: number) => `A draft for your answer to idea #${number}, from what customers say:`,
    unsent:
      'An automatic draft: nothing was sent. Read it against the comments, and say what you decide; only what you send yourself reaches the author.',
    use: 'Answer with this…',
    opening: 'Thank you for your idea. Customers speak of it, too:',
    by: (count: string) => ({ one: `from ${count} comment`, other: `from ${count} comments` }),
    named: (theme: string) => `A name for the theme “${theme}”, from customers’ own words:`,
    unnamed: 'Found automatically. Nothing changes unless you take it.',
    useName: 'Use this name',
    noDraft: (number: number) => `No draft for idea #${number}.`,
    noTheme: 'No name found for the theme.',
    noName: (theme: string) => `No name found for the theme “${theme}”.`,
    why: {
      few: 'It takes at least 8 comments of 5 customers in your language that speak of it.',
      day: 'As many requests as the settings allow were made today; try again tomorrow.',
      down: 'The model did not answer in time.',
      refused: 'The model’s server refused the request; its settings are the operator’s to look at.',
      shape: 'The model’s answer could not be read.',
      unsupported: 'Nothing of what the model wrote stood in the comments.',
      gone: 'It is not there any more.',
    },
  },
  fr: {
    draft: (number) =>
      fr`Un brouillon pour votre réponse à l’idée n° ${number}, d’après ce que disent les clients :`,
    unsent:
      'Un brouillon automatique : rien n’a été envoyé. Relisez-le face aux commentaires et dites ce que vous décidez ; seul ce que vous envoyez vous-même parvient à l’auteur.',
    use: 'Répondre avec ce texte…',
    opening: 'Merci pour votre idée. Des clients en parlent aussi :',
    by: (count) => ({ one: fr`d’après ${count} commentaire`, other: fr`d’après ${count} commentaires` }),
    named: (theme) => fr`Un nom pour le thème « ${theme} », avec les mots des clients :`,
    unnamed: 'Trouvé automatiquement. Rien ne change tant que vous ne le prenez pas.',
    useName: 'Prendre ce nom',
    noDraft: (number) => fr`Pas de brouillon pour l’idée n° ${number}.`,
    noTheme: 'Aucun nom trouvé pour le thème.',
    noName: (theme) => fr`Aucun nom trouvé pour le thème « ${theme} ».`,
    why: {
      few: 'Il faut au moins 8 commentaires de 5 clients, dans votre langue, qui en parlent.',
      day: 'Le nombre de demandes permis par les réglages est atteint pour aujourd’hui ; réessayez demain.',
      down: 'Le modèle n’a pas répondu à temps.',
      refused: 'Le serveur du modèle a refusé la demande ; ses réglages sont à revoir par qui l’exploite.',
      shape: 'La réponse du modèle n’a pas pu être lue.',
      unsupported: 'Rien de ce que le modèle a écrit ne figurait dans les commentaires.',
      gone: 'Cela n’existe plus.',
    },
  },
});
