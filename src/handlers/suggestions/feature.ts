// Ideas and their answers: everything that people can ask about them.
import { suggestionReads } from '../../api/suggestions.ts';
import { suggestions as section } from '../../digests/sections/suggestions.ts';
import { suggestionExport } from '../../exports/suggestions.ts';
import { phrases } from '../../i18n/phrases.ts';
import { suggestionKinds } from '../../suggestions/letters/kinds.ts';
import { waitingIdeas } from '../../suggestions/promise/waiting.ts';
import type { Feature } from '../feature.ts';
import { unreadableBlocks } from '../unreadable.ts';
import { acknowledge, answerForms, confirm, openAnswer, openNext } from './answer.ts';
import { listSuggestions, mineBlocks, suggestionsCommand, waitingBlocks } from './command.ts';
import { exportSuggestions } from './export.ts';
import { following } from './following.ts';
import { heard } from './heard.ts';
import { promiseBlocks } from './home.ts';
import { filterByStatus, filterByTopic, showList } from './lists.ts';
import { acknowledgeAll } from './queue.ts';
import { openSuggest, suggestCommand, suggestForm, suggestShortcut, topicOptions } from './suggest.ts';
import { openTopicChoice, topicChoiceForm } from './topic-choice.ts';
import { takeUnnamedBack } from './unnamed.ts';
import { unownedBlocks } from './unowned.ts';
import { viewSuggestion } from './view.ts';

/** Who may act on which idea stands in suggestions/lifecycle.ts. */
const may = 'everyone';

const ownIdea = ['view', 'edit', 'withdraw', 'take-back', 'write-back', 'contest'].map(
  (act) => `suggestion.${act}`,
);
const everyIdea = [
  ...['acknowledge', 'confirm', 'next', 'reply', 'decline', 'conclude', 'reassign', 'reopen'],
  ...['support', 'follow', 'unfollow'],
].map((act) => `suggestion.${act}`);
const wholeList = [
  'suggestions',
  ...['mine', 'list', 'topic', 'choose-topic', 'status', 'acknowledge-all', 'export'].map(
    (act) => `suggestions.${act}`,
  ),
];

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
  guests: [
    {
      command: 'suggest',
      label: (locale) => words(locale).guestsSuggest,
      opens: ['suggest', 'suggest-from-message', 'written', 'edited', 'deleted', ...ownIdea],
    },
    {
      command: 'suggestions',
      label: (locale) => words(locale).guestsRead,
      opens: [...wholeList, ...ownIdea, ...everyIdea, ...answerForms.map(({ name }) => name)],
    },
  ],
  quiet: ['suggest', 'suggest-from-message', 'suggestions', 'suggestions.mine', 'suggestion.take-back'],
  help: [
    { command: 'suggest', text: (locale) => words(locale).suggest },
    { command: 'suggestions', text: (locale) => words(locale).suggestions },
  ],
  hub: [
    { order: 10, label: (locale) => words(locale).hubSuggest, ask: 'suggest', isPrimary: true },
    { order: 20, label: (locale) => words(locale).hubIdeas, ask: 'suggestions.mine' },
  ],
  home: [
    { place: 'waiting', order: 10, weight: 3, draw: waitingBlocks },
    { place: 'waiting', order: 20, weight: 2, for: 'admin', draw: unownedBlocks },
    { place: 'kept', order: 10, draw: promiseBlocks },
    { place: 'mine', order: 10, draw: mineBlocks },
    { place: 'wrong', order: 50, for: 'admin', draw: unreadableBlocks },
  ],
  kinds: suggestionKinds,
  waiting: waitingIdeas,
  sections: [section],
  wordings: [
    {
      ...{ table: 'Suggestion', columns: ['title', 'details'], by: 'authorId' },
      foundBy: { table: 'SuggestionTerm', of: 'suggestionId' },
      about: { kind: 'suggestion', id: 'id' },
    },
    {
      ...{ table: 'SuggestionEvent', columns: ['data'], by: 'actorId', inside: ['text', 'people'] },
      about: { kind: 'suggestion', id: 'suggestionId' },
    },
  ],
  naming: [
    { table: 'Suggestion', column: 'ownerId', erased: 'stand-in' },
    { table: 'Suggestion', column: 'authorId', erased: 'stand-in' },
    { table: 'Suggestion', column: 'firstReplyBy', erased: 'stand-in' },
    { table: 'SuggestionEvent', column: 'actorId', erased: 'stand-in' },
    { table: 'SuggestionEvent', column: 'data', inside: true, erased: 'stand-in' },
    { table: 'SuggestionFollower', column: 'personId', once: ['suggestionId'], erased: 'row' },
  ],
  exports: [suggestionExport],
  routes: [suggestionReads],
};

const words = phrases({
  en: {
    guestsSuggest: 'Suggest ideas, and follow their own',
    guestsRead: 'Read all ideas and support them',
    suggest: '– propose an improvement, under your name or not. Somebody answers you.',
    suggestions: '– your ideas and where they stand; for owners, those that wait.',
    hubSuggest: 'Suggest an idea',
    hubIdeas: 'All my ideas',
  },
  fr: {
    guestsSuggest: 'Proposer des idées et suivre les leurs',
    guestsRead: 'Lire toutes les idées et les soutenir',
    suggest: '– proposer une amélioration, sous votre nom ou non. Quelqu’un vous répond.',
    suggestions: '– vos idées et leur état ; pour les responsables, celles qui attendent.',
    hubSuggest: 'Proposer une idée',
    hubIdeas: 'Toutes mes idées',
  },
});
