// Ideas and their answers: everything that people can ask about them.
import type { Feature } from '../feature.ts';
import { acknowledge, answerForms, confirm, openAnswer, openNext } from './answer.ts';
import { listSuggestions, suggestionsCommand } from './command.ts';
import { exportSuggestions } from './export.ts';
import { following } from './following.ts';
import { heard } from './heard.ts';
import { filterByStatus, filterByTopic, showList } from './lists.ts';
import { acknowledgeAll } from './queue.ts';
import { openSuggest, suggestCommand, suggestForm, suggestShortcut, topicOptions } from './suggest.ts';
import { openTopicChoice, topicChoiceForm } from './topic-choice.ts';
import { takeUnnamedBack } from './unnamed.ts';
import { viewSuggestion } from './view.ts';

/** Who may act on which idea stands in suggestions/lifecycle.ts. */
const may = 'everyone';

export const suggestions: Feature = {
  name: 'suggestions',
  commands: [suggestCommand, suggestionsCommand],
  shortcuts: [suggestShortcut],
  asks: {
    suggest: { run: openSuggest, opens: true, may },
    'suggestions.mine': { run: listSuggestions, may },
    'suggestions.list': { run: showList, may },
    'suggestions.topic': { run: filterByTopic, may },
    'suggestions.choose-topic': { run: openTopicChoice, opens: true, may },
    'suggestions.status': { run: filterByStatus, may },
    'suggestions.acknowledge-all': { run: acknowledgeAll, may },
    'suggestions.export': { run: exportSuggestions, may: 'admin' },
    'suggestion.view': { run: viewSuggestion, may },
    'suggestion.acknowledge': { run: acknowledge, may },
    'suggestion.confirm': { run: confirm, may },
    'suggestion.next': { run: openNext, opens: true, may },
    'suggestion.reply': { run: openAnswer('reply'), opens: true, may },
    'suggestion.decline': { run: openAnswer('decline'), opens: true, may },
    'suggestion.conclude': { run: openAnswer('conclude'), opens: true, may },
    'suggestion.reassign': { run: openAnswer('reassign'), opens: true, may },
    'suggestion.reopen': { run: openAnswer('reopen'), opens: true, may },
    'suggestion.write-back': { run: openAnswer('write-back'), opens: true, may },
    'suggestion.contest': { run: openAnswer('contest'), opens: true, may },
    'suggestion.edit': { run: openAnswer('edit'), opens: true, may },
    'suggestion.withdraw': { run: openAnswer('withdraw'), opens: true, may },
    'suggestion.take-back': { run: takeUnnamedBack, may },
    'suggestion.support': { run: following('support'), may },
    'suggestion.follow': { run: following('follow'), may },
    'suggestion.unfollow': { run: following('unfollow'), may },
  },
  forms: [suggestForm, topicChoiceForm, ...answerForms],
  choosable: { topics: { all: topicOptions, may } },
  heard,
};
