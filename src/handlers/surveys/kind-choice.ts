// The first step of a new survey: which kind. The second is edit.ts.
import { newId } from '../../clock.ts';
import { phrases } from '../../i18n/phrases.ts';
import { opening, textOf } from '../../messages/form.ts';
import { kindNamed } from '../../surveys/kind.ts';
import { surveyKinds } from '../../surveys/kinds/index.ts';
import type { Ask, FormEntry, SubmitReply } from '../request.ts';
import { newForm } from './edit.ts';

/** Which kind of survey. */
export const openNew: Ask = async ({ locale }) => {
  const say = words(locale);
  const kinds = surveyKinds.toSorted((a, b) => a.order - b.order);
  return {
    kind: 'open',
    form: {
      form: 'survey.kind',
      state: opening(newId()),
      title: say.title,
      submit: say.next,
      intro: [
        {
          kind: 'facts',
          facts: kinds.map(({ label, about }) => ({ label: label[locale], value: about[locale] })),
        },
      ],
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: say.kind,
          options: kinds.map(({ name, label }) => ({ value: name, label: label[locale] })),
          initial: kinds[0]?.name ?? '',
        },
      ],
    },
  };
};

export const kindEntry: FormEntry = {
  name: 'survey.kind',
  may: 'admin',
  async submit(request, { key }, values): Promise<SubmitReply> {
    const kind = kindNamed(surveyKinds, textOf(values, 'kind'));
    if (kind === null) return { kind: 'errors', errors: { kind: words(request.locale).oneKind } };
    return { kind: 'again', form: await newForm(request, kind, key) };
  },
};

const words = phrases({
  en: {
    title: 'A survey',
    next: 'Next',
    kind: 'Which kind',
    oneKind: 'Choose one of the kinds.',
  },
  fr: {
    title: 'Une enquête',
    next: 'Suivant',
    kind: 'Quel type',
    oneKind: 'Choisissez l’un des types.',
  },
});
