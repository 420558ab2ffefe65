// The form in which an ambassador says, in a sentence, what they want to make better; or nothing.
import { findTerm, nameProject } from '../../ambassadors/term.ts';
import { newId } from '../../clock.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { opening } from '../../messages/form.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form } from '../request.ts';
import { shellOf } from '../shell.ts';

/** In characters: a sentence. */
const LONGEST_PROJECT = 200;

export const openProject: Ask = async ({ kit, workspace, asker, locale }) => {
  const say = words(locale);
  const { project } = await findTerm(kit.database.db, workspace.id, asker);
  return {
    kind: 'open',
    form: {
      form: 'ambassador.project',
      state: opening(newId()),
      title: say.title,
      submit: say.save,
      fields: [
        {
          kind: 'text',
          name: 'project',
          label: say.project,
          hint: say.hint,
          placeholder: say.example,
          optional: true,
          initial: project,
        },
      ],
    },
  };
};

export const projectForm = form<string>({
  name: 'ambassador.project',
  may: 'everyone',
  parse(values, { locale }) {
    const given = { most: LONGEST_PROJECT, optional: true, locale };
    const errors = problems({ project: titleProblem(values, 'project', given) });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, value: titleOf(values, 'project') };
  },
  async submit(project, request) {
    const { project: kept } = await nameProject(shellOf(request), request.asker, project);
    const say = words(request.locale);
    return { kind: 'done', title: say.saved, told: kept === '' ? say.none : say.kept(kept) };
  },
});

const words = phrases({
  en: {
    title: 'Your project',
    save: 'Save',
    saved: 'Saved',
    project: 'What would you like to make better for customers?',
    hint: 'In a sentence; leave it empty for none. Admins read it beside your name.',
    example: 'Call back whoever waits for a spare part',
    kept: (project: string) => `Your project: ${project}`,
    none: 'No project: that is fine too.',
  },
  fr: {
    title: 'Votre projet',
    save: 'Enregistrer',
    saved: 'Enregistré',
    project: fr`Qu’aimeriez-vous améliorer pour les clients ?`,
    hint: fr`En une phrase ; laissez vide s’il n’y en a pas. Les admins la lisent à côté de votre nom.`,
    example: 'Rappeler qui attend une pièce détachée',
    kept: (project) => fr`Votre projet : ${project}`,
    none: fr`Pas de projet : c’est très bien aussi.`,
  },
});
