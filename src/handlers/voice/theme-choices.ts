// What admins do about a theme: pin it, rename it, mute it, and take each back. What a choice does: feedback/themes/choices.ts.
import { newId } from '../../clock.ts';
import type { ThemeChoice } from '../../feedback/themes/choices.ts';
import { chooseTheme, LONGEST_THEME_NAME } from '../../feedback/themes/chosen.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { opening } from '../../messages/form.ts';
import { mustBeAdmin } from '../admin.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { privately } from './answers.ts';
import { choosable } from './theme-subject.ts';

type Change = Partial<Pick<ThemeChoice, 'name' | 'isPinned' | 'isMuted'>>;

/** Does it, and draws the themes anew in the place of those that were there. */
export function decideTheme(change: Change): Ask {
  return async (request) => {
    await decide(request, request.subject, change);
    return { kind: 'say', message: await privately(request, { kind: 'themes' }), instead: true };
  };
}

async function decide(request: Request, subject: string | null, change: Change): Promise<void> {
  await mustBeAdmin(request);
  const { kit, workspace, asker, at: now } = request;
  const { identity, seenAs } = await choosable(request, subject);
  await chooseTheme(kit.database, workspace.id, {
    theme: identity,
    seenAs,
    change,
    byId: asker.id,
    now,
  });
}

export const openRename: Ask = async (request) => {
  await mustBeAdmin(request);
  const say = words(request.locale);
  const { name, seenAs } = await choosable(request, request.subject);
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
          name: 'name',
          label: say.name,
          hint: say.hint(seenAs),
          optional: true,
          initial: name === seenAs ? '' : name,
          placeholder: say.example,
        },
      ],
    },
  };
};

export const renameForm = form({
  name: 'theme.rename',
  parse(values, { locale }) {
    const problem = titleProblem(values, 'name', { most: LONGEST_THEME_NAME, optional: true, locale });
    const errors = problems({ name: problem });
    return problem === null ? { ok: true, value: titleOf(values, 'name') } : { ok: false, errors };
  },
  async submit(name, request, state) {
    const say = words(request.locale);
    await decide(request, state.subject ?? null, { name });
    return {
      kind: 'done',
      title: say.title,
      told: name === '' ? say.back : say.renamed(name),
    };
  },
});

const words = phrases({
  en: {
    title: 'Rename the theme',
    submit: 'Rename',
    name: 'What should it be called?',
    hint: (seenAs: string) =>
      `Customers write “${seenAs}”. Digests and /voice then use your name for it; leave it empty to use theirs again.`,
    example: 'Parcels left at the door',
    renamed: (name: string) => `From now on it is called “${name}”, in digests and in /voice.`,
    back: 'From now on it is called as customers write it.',
  },
  fr: {
    title: 'Renommer le thème',
    submit: 'Renommer',
    name: 'Comment l’appeler ?',
    hint: (seenAs) =>
      fr`Les clients écrivent « ${seenAs} ». Les bulletins et /voice diront votre nom ; laissez vide pour revenir à leurs mots.`,
    example: 'Colis abandonnés devant la porte',
    renamed: (name) => fr`Désormais, c’est « ${name} », dans les bulletins et dans /voice.`,
    back: 'Désormais, c’est de nouveau comme les clients l’écrivent.',
  },
});
