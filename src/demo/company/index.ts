// Maison Lune, the sample company of the demo: everything a seed needs, nothing that writes.
export { actions, ambassador, charter, lesson, promises, thankYou, word } from './acts.ts';
export { channels } from './channels.ts';
export { community } from './community.ts';
export { company } from './company.ts';
export { sampleFeedback, sources } from './feedback.ts';
export { people } from './people.ts';
export { heardBack } from './replies.ts';
export { caseRule, renamedTheme, schedules } from './schedules.ts';
export { stories } from './stories.ts';
export { type SampleSuggestion, suggestions } from './suggestions.ts';
export { answers, guesses, type SampleSurvey, surveys } from './surveys.ts';
export { topics } from './topics.ts';
export { competitors, visitNotice, visits } from './visits.ts';
