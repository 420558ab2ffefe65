// What is filled into the forms of the menu on a desk (desk.ts), where their first values alone would not do.
import type { FormValues } from '../../src/messages/form.ts';
import { answeredAll } from '../surveys/one-of-each.ts';

export const text = 'Because two words say more.';
const owner = { owners: ['slack:U1'] };

/** The button that opens the form, where it is called otherwise. */
export const buttons: Readonly<Record<string, string>> = {
  'suggestions.topic': 'suggestions.choose-topic',
  schedule: 'schedule.create',
  'schedule.more': 'schedule.create',
  topic: 'topic.create',
  role: 'role.give',
  page: 'page.create',
  'direction.word': 'direction.write',
  charter: 'charter.edit',
  touchpoint: 'touchpoint.edit',
  'case-rule': 'case-rule.create',
  'feed-rule': 'feed-rule.create',
  'lesson-place': 'lesson-place.create',
  'newsletter-channels': 'newsletter.channels',
  'visit.said': 'visit',
  survey: 'survey.edit',
  'survey.kind': 'survey.create',
};

/** What is filled in where the first values alone would not do. */
export const filled: Readonly<Record<string, FormValues>> = {
  suggest: { title: 'A bench in the yard', topic: '' },
  'survey.answer': answeredAll,
  'survey.why': { why: text },
  'survey.kind': { kind: 'pulse' },
  survey: { channels: ['slack:C1'] },
  'suggestion.merge': { number: '', into: '2', text },
  'suggestion.test': { text, people: 'All of us', endsOn: '2026-11-20' },
  'suggestion.edit': { title: 'Unanswered, but clearer' },
  'suggestion.reassign': { text, to: ['slack:U3'] },
  story: { title: 'A lost file', wentWrong: text, weDid: text },
  'story.return': { reason: text },
  role: { role: 'auditor', people: ['slack:U2'] },
  page: { name: 'Hall' },
  charter: { purpose: text, rule: text, members: ['slack:U1'] },
  topic: { nameFr: 'Livraison', nameEn: 'Delivery', ...owner },
  touchpoint: { nameEn: 'In the shop', aliases: 'shop floor' },
  'survey.item': { 'text.fr': 'Je sais à qui demander.', 'text.en': 'I know whom to ask.' },
  'touchpoint.join': { into: 'buy' },
  away: { back: '2026-11-20' },
  thanks: { whom: ['slack:U2'], fact: text },
  'case.resolve': { done: text },
  'case.hand-over': { to: ['slack:U2'] },
  'case-rule': { name: 'Rule', channel: ['slack:C1'] },
  'feed-rule': { name: 'Feed', channel: ['slack:C1'] },
  'lesson.make': { a: 'We ring', b: 'We wait', c: 'We write', right: 'a', situation: text, happened: text },
  'lesson-place': { channel: ['slack:C2'] },
  'plan.add': { title: 'Benches in all yards', owner: ['slack:U1'] },
  'action.edit': { title: 'Ring before every delivery' },
  'action.steps': { steps: 'Order benches\nTell the drivers' },
  'action.postpone': { dueOn: '2026-12-01' },
  'action.hand-over': { to: ['slack:U2'] },
  visit: { step: 'delivery' },
  'visit.said': { promised: text, happened: text, kept: 'partly' },
  'visit.notice': { toldOn: '2026-11-02', document: 'Letter to all', confirmed: true },
  'visit.competitors': { names: 'Rapido\nLento' },
  'visit.criteria': { lines: 'Propre | Clean' },
  'voice.add': { words: 'The parcel came late.', scale: 'csat', score: '2', touchpoint: 'delivery' },
  'import.change': { name: 'Survey', metric: 'nps', 'column-0': 'date', 'column-1': 'score' },
  'theme.rename': { fr: '', en: 'Parcels' },
  'theme.join': { words: 'Parcels', language: 'en' },
  schedule: { name: 'Daily', channels: ['slack:C1'] },
  'schedule.more': { name: 'Daily', channels: ['slack:C1'] },
};
