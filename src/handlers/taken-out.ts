// Words that a channel may read are shown as it will read them before they are sent: what redaction takes out is gone from the
// form, and said. What is taken out is feedback/redaction.ts.
import { kinds, type PersonalKind } from '../feedback/personal/kind.ts';
import { type Redacted, redact } from '../feedback/redaction.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type FieldErrors, type FormValues, type FormView, filledIn, textOf } from '../messages/form.ts';
import type { Request } from './request.ts';

/** A field whose words were already shown as they will be read: some chats keep what was typed under the old name. */
const SHOWN = 'shown.';

/** What such a field is called. */
export function shownName(name: string): string {
  return `${SHOWN}${name}`;
}

/** What came back, under the names that the form began with. */
export function underFirstNames(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.startsWith(SHOWN) ? name.slice(SHOWN.length) : name,
      value,
    ]),
  );
}

/** Errors keyed by the names under which the fields came back. */
export function underGivenNames(
  { errors }: { readonly errors: FieldErrors },
  given: FormValues,
): { readonly ok: false; readonly errors: FieldErrors } {
  const named = (name: string) => (shownName(name) in given ? shownName(name) : name);
  return {
    ok: false,
    errors: Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [named(name), sentence])),
  };
}

/**
 * The same form with the words of these fields as they will be read, to be sent or changed once more; null where nothing has to be
 * taken out. `values` are under their first names; `form` is asked for only then.
 * @param read where more is taken out than of a customer's words
 */
export async function asItWillBeRead(
  { workspace, locale, formats }: Pick<Request, 'workspace' | 'locale' | 'formats'>,
  form: () => FormView | Promise<FormView>,
  values: FormValues,
  names: readonly string[],
  read: (text: string) => Redacted = (text) => redact(text, { country: workspace.country }),
): Promise<FormView | null> {
  const texts = names.map((name) => ({ name, ...read(textOf(values, name)) }));
  const found = kinds.filter((kind) => texts.some((each) => each.found.includes(kind)));
  if (found.length === 0) return null;
  const words = say(locale);
  const filled = filledIn(await form(), {
    ...values,
    ...Object.fromEntries(texts.map(({ name, text }) => [name, text])),
  });
  return {
    ...filled,
    submit: words.send,
    intro: [
      { kind: 'text', text: words.taken(kindsText(found, { locale, formats })) },
      { kind: 'note', text: words.check },
    ],
    fields: filled.fields.map((field) =>
      names.includes(field.name) ? { ...field, name: shownName(field.name) } : field,
    ),
  };
}

/** "a name and a phone number". */
export function kindsText(
  found: readonly PersonalKind[],
  { locale, formats }: Pick<Request, 'locale' | 'formats'>,
): string {
  return formats.list(found.map((kind) => say(locale).kinds[kind]));
}

const say = phrases({
  en: {
    taken: (what: string) => `Before anyone reads it, this was taken out: ${what}.`,
    check: 'Below is what people will read. Change it if it lost its sense, then send it.',
    send: 'Send it like this',
    kinds: {
      email: 'an e-mail address',
      phone: 'a phone number',
      iban: 'an IBAN',
      card: 'a card number',
      plate: 'a number plate',
      address: 'a postal address',
      link: 'a link',
      name: 'a name',
      identity: 'an identity number',
    } satisfies Record<PersonalKind, string>,
  },
  fr: {
    taken: (what) => fr`Avant que quiconque ne le lise, ceci a été retiré : ${what}.`,
    check: 'Voici ce qui sera lu. Retouchez le texte s’il a perdu son sens, puis envoyez-le.',
    send: 'Envoyer tel quel',
    kinds: {
      email: 'une adresse e-mail',
      phone: 'un numéro de téléphone',
      iban: 'un IBAN',
      card: 'un numéro de carte',
      plate: 'une plaque d’immatriculation',
      address: 'une adresse postale',
      link: 'un lien',
      name: 'un nom',
      identity: 'un numéro d’identité',
    },
  },
});
