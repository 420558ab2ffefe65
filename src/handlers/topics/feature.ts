// What ideas are about, and who answers for it.
import { topicExport } from '../../exports/topics.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Feature } from '../feature.ts';
import {
  closeTopic,
  listTopics,
  openTopicAgain,
  openTopicCreate,
  openTopicEdit,
  topicForm,
} from './topics.ts';

const may = 'admin';

export const topics: Feature = {
  name: 'topics',
  asks: {
    topics: { run: listTopics, may: 'audit' },
    'topic.create': { run: openTopicCreate, opens: true, may },
    'topic.edit': { run: openTopicEdit, opens: true, may },
    'topic.close': { run: closeTopic, may },
    'topic.reopen': { run: openTopicAgain, may },
  },
  forms: [topicForm],
  adminMenu: [{ order: 30, label: (locale) => words(locale).menu, ask: 'topics' }],
  naming: [
    { table: 'Topic', column: 'sponsorId', erased: 'empty' },
    { table: 'TopicOwner', column: 'personId', once: ['topicId'], erased: 'row' },
  ],
  exports: [topicExport],
};

const words = phrases({
  en: {
    menu: 'Topics and owners',
  },
  fr: {
    menu: 'Sujets et responsables',
  },
});
