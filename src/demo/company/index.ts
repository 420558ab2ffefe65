// Maison Lune, the sample company of the demo: everything a seed needs, nothing that writes.
export { channels, type SampleChannel } from './channels.ts';
export { company } from './company.ts';
export { type SampleFeedback, type SampleSource, sampleFeedback, sources } from './feedback.ts';
export { people, type SamplePerson } from './people.ts';
export { caseRule, renamedTheme, type SampleSchedule, schedules } from './schedules.ts';
export { type SampleStory, stories } from './stories.ts';
export { type SampleSuggestion, type SuggestionState, suggestions } from './suggestions.ts';
export { type SampleTopic, topics } from './topics.ts';
