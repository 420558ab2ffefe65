// A story is reworded, by its teller or a moderator.
import { newId } from '../../clock.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type FormView, opening, textOf } from '../../messages/form.ts';
import { mustModerate } from '../../stories/moderators.ts';
import type { Story } from '../../stories/story.ts';
import { editStory } from '../../stories/tell.ts';
import { languages } from '../../terms/language.ts';
import { type Ask, type FormEntry, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { existing } from './existing.ts';
import { languageField, parseText, textFields, textNames } from './story-fields.ts';

export const openStoryEdit: Ask = async (request) => {
  const story = await existing(request);
  if (story.row.tellerId !== request.asker.id)
    await mustModerate(request.kit.directory, request.workspace, request.asker);
  return { kind: 'open', form: editForm(request, story) };
};

function editForm(request: Request, { row }: Story): FormView {
  const say = words(request.locale);
  return {
    form: 'story.edit',
    state: opening(newId(), { subject: row.id, version: row.version }),
    title: say.edit,
    submit: say.save,
    fields: [...textFields(request, row), languageField(request, row)],
  };
}

export const editStoryForm: FormEntry = form({
  name: 'story.edit',
  may: 'everyone',
  parse(given, request) {
    const values = underFirstNames(given);
    const text = parseText(values, request);
    if (!text.ok) return underGivenNames(text, given);
    const language = languages.find((each) => each === textOf(values, 'language')) ?? null;
    return { ok: true, value: { text: text.value, language, values } };
  },
  async submit({ text, language, values }, request, state) {
    const { subject: id = '', version = 0 } = state;
    const story = await existing({ ...request, subject: id });
    if (story.row.tellerId !== request.asker.id) {
      await mustModerate(request.kit.directory, request.workspace, request.asker);
    }
    const shown = await asItWillBeRead(
      request,
      () => ({ ...editForm(request, story), state }),
      values,
      textNames,
    );
    if (shown) return { kind: 'again', form: shown };
    const saved = await editStory(shellOf(request), { id, version, by: request.asker, text, language });
    const say = words(request.locale);
    if (saved === 'outdated') return { kind: 'errors', errors: { title: say.outdated } };
    request.kit.nudge();
    const { number } = story.row;
    return {
      kind: 'done',
      title: say.edit,
      told: saved === 'edited' ? say.edited(number) : say.asItWas(number),
    };
  },
});

const words = phrases({
  en: {
    save: 'Save',
    edit: 'Edit the story',
    edited: (number: number) => `The new text of best failure #${number} is saved.`,
    asItWas: (number: number) =>
      `Best failure #${number} stays as it was: nothing changed, so nobody is told.`,
    outdated: 'Somebody else changed this story meanwhile. Copy your text, close, and open it again.',
  },
  fr: {
    save: 'Enregistrer',
    edit: 'Retoucher le récit',
    edited: (number) => fr`Le nouveau texte du récit n° ${number} est enregistré.`,
    asItWas: (number) => fr`Le récit n° ${number} reste tel quel : rien n’a changé, personne n’est prévenu.`,
    outdated: 'Quelqu’un d’autre a modifié ce récit entre-temps. Copiez votre texte, fermez et rouvrez-le.',
  },
});
