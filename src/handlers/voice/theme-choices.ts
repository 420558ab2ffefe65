// What admins do about a theme: pin it, rename it, mute it, and take each back. What a choice does: feedback/themes/choices.ts.
import { newId } from '../../clock.ts';
import type { ThemeChoice } from '../../feedback/themes/choices.ts';
import { chooseTheme, LONGEST_THEME_NAME } from '../../feedback/themes/chosen.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { opening } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { choosable } from './theme-subject.ts';

type ThemeChange = Partial<Pick<ThemeChoice, 'names' | 'isPinned' | 'isMuted'>>;

/** Does it; the page of themes that it was asked on is drawn anew. */
export function decideTheme(change: ThemeChange): Ask {
  return async (request) => {
    const name = await decide(request, request.subject, change);
    const say = words(request.locale);
    const did =
      change.isPinned !== undefined
        ? say[change.isPinned ? 'pinned' : 'unpinned'](name)
        : say[change.isMuted ? 'muted' : 'unmuted'](name);
    return { kind: 'say', message: sentence(did), did: true };
  };
}

/** @returns what readers called it until now */
async function decide(request: Request, subject: string | null, change: ThemeChange): Promise<string> {
  const { kit, workspace, asker, at: now } = request;
  const { identity, seenAs, name } = await choosable(request, subject);
  await chooseTheme(kit.database, workspace.id, {
    theme: identity,
    seenAs: seenAs[0] ?? name,
    change,
    byId: asker.id,
    now,
  });
  return name;
}

export const openRename: Ask = async (request) => {
  const say = words(request.locale);
  const { names, seenAs } = await choosable(request, request.subject);
  const subject = request.subject ?? '';
  return {
    kind: 'open',
    form: {
      form: 'theme.rename',
      state: opening(newId(), { subject }),
      title: say.title,
      submit: say.submit,
      fields: [
        {
          kind: 'text',
          name: 'fr',
          label: say.inFrench,
          hint: say.hint(seenAs),
          optional: true,
          initial: names.fr ?? '',
          placeholder: 'Colis abandonnés devant la porte',
        },
        {
          kind: 'text',
          name: 'en',
          label: say.inEnglish,
          hint: say.fallback,
          optional: true,
          initial: names.en ?? '',
          placeholder: 'Parcels left at the door',
        },
      ],
    },
  };
};

export const renameForm = form({
  name: 'theme.rename',
  may: 'admin',
  parse(values, { locale }) {
    const limits = { most: LONGEST_THEME_NAME, optional: true, locale };
    const errors = problems({
      fr: titleProblem(values, 'fr', limits),
      en: titleProblem(values, 'en', limits),
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, value: { fr: titleOf(values, 'fr'), en: titleOf(values, 'en') } };
  },
  async submit(names, request, state) {
    const say = words(request.locale);
    await decide(request, state.subject ?? null, { names });
    const own = names[request.locale] || names.fr || names.en;
    return {
      kind: 'done',
      title: say.title,
      told: own === '' ? say.back : say.renamed(own),
    };
  },
});

const words = phrases({
  en: {
    title: 'Rename the theme',
    submit: 'Rename',
    inFrench: 'What should it be called in French?',
    inEnglish: 'And in English?',
    hint: (seenAs: readonly string[]) =>
      `Customers write ${seenAs.map((each) => `“${each}”`).join(', ')}. Digests and /voice then use your name for it; leave both empty to use theirs again.`,
    fallback: 'Where only one is given, everybody reads that one.',
    renamed: (name: string) => `From now on it is called “${name}”, in digests and in /voice.`,
    back: 'From now on it is called as customers write it.',
    pinned: (name: string) => `✓ “${name}” is pinned: digests show it even when little is said of it.`,
    unpinned: (name: string) => `✓ “${name}” is not pinned any more.`,
    muted: (name: string) => `✓ “${name}” is hidden from digests and from /voice.`,
    unmuted: (name: string) => `✓ “${name}” is shown again.`,
  },
  fr: {
    title: 'Renommer le thème',
    submit: 'Renommer',
    inFrench: 'Comment l’appeler en français ?',
    inEnglish: 'Et en anglais ?',
    hint: (seenAs) =>
      fr`Les clients écrivent ${seenAs.map((each) => fr`« ${each} »`).join(', ')}. Les bulletins et /voix diront votre nom ; laissez les deux vides pour revenir à leurs mots.`,
    fallback: 'Si un seul nom est donné, tout le monde lit celui-là.',
    renamed: (name) => fr`Désormais, c’est « ${name} », dans les bulletins et dans /voix.`,
    back: 'Désormais, c’est de nouveau comme les clients l’écrivent.',
    pinned: (name) => fr`✓ « ${name} » est épinglé : les bulletins le montrent même quand on en parle peu.`,
    unpinned: (name) => fr`✓ « ${name} » n’est plus épinglé.`,
    muted: (name) => fr`✓ « ${name} » est masqué dans les bulletins et dans /voix.`,
    unmuted: (name) => fr`✓ « ${name} » est de nouveau affiché.`,
  },
});
