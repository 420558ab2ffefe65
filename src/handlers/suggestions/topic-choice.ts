// Filtering a list of ideas by one of more topics than a message can offer: a form beside it, whose answer takes the list's place.
import { newId } from '../../clock.ts';
import { phrases } from '../../i18n/phrases.ts';
import { opening, textOf } from '../../messages/form.ts';
import { type Ask, form } from '../request.ts';
import { ALL, allTopics } from './list-controls.ts';
import { decodeList, encodeList, firstPage, type ListState } from './list-state.ts';
import { listMessage } from './lists.ts';
import { topicOptions } from './suggest.ts';

export const openTopicChoice: Ask = async (request) => {
  const say = words(request.locale);
  const state = stateOf(request.subject);
  return {
    kind: 'open',
    form: {
      form: 'suggestions.topic',
      state: opening(newId(), { subject: encodeList({ ...state, page: 0 }) }),
      title: say.title,
      submit: say.show,
      fields: [
        {
          kind: 'choice',
          name: 'topic',
          label: say.topic,
          of: 'topics',
          options: [allTopics(request.locale), ...(await topicOptions(request))],
          initial: state.topicId ?? ALL,
        },
      ],
    },
  };
};

export const topicChoiceForm = form<string | null>({
  name: 'suggestions.topic',
  may: 'everyone',
  parse(values) {
    const chosen = textOf(values, 'topic');
    return { ok: true, value: chosen === '' || chosen === ALL ? null : chosen };
  },
  async submit(topicId, request, { subject = null }) {
    const told = await listMessage(request, { ...stateOf(subject), topicId, page: 0 });
    return { kind: 'done', title: words(request.locale).title, told, instead: true };
  },
});

function stateOf(subject: string | null): ListState {
  return decodeList(subject) ?? firstPage('open');
}

const words = phrases({
  en: {
    title: 'Ideas by topic',
    topic: 'Topic',
    show: 'Show',
  },
  fr: {
    title: 'Idées par sujet',
    topic: 'Sujet',
    show: 'Afficher',
  },
});
