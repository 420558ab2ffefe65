// Where customers' words, or who they are, may stand: the schema against what the features say of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kept } from '../harness/kept.ts';

const schema = readFileSync(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8');

/** Taken out by erasing itself, whoever's they are: kept messages, and stored digests. */
const OF_ERASING = ['Delivery.content', 'DigestRun.snapshot'];

/** How columns of customers' words, and of who they are, are named. */
const OF_CUSTOMERS = /^(verbatim|sealedOriginal|customer|words|text|said|quote|segments|segmentKeys)|Said$/;
/** Named alike, and no customer's. */
const OTHERS = [
  // What was asked, in the words of the survey.
  'Feedback.verbatimQuestion',
  'FeedbackComment.verbatimQuestion',
  'FormerComment.verbatimQuestion',
  'Question.text',
  // By which answers a rule chooses.
  'CaseRule.segments',
  'FeedRule.segments',
  'FeedRule.words',
  'FeedRule.wordsOnly',
  'ContactRule.words',
  // What the direction says itself; a report lists what answers the customer (direction/forget.ts).
  'DirectionWord.text',
  // What colleagues lived as customers; their wordings go with them (handlers/visits/feature.ts).
  'Visit.words',
  // What somebody is to do.
  'ActionStep.text',
  // What colleagues wrote, of whom nobody knows who they are.
  'SurveyComment.text',
];
/** Whole things of any shape, in which no customer's words stand. */
const OTHER_JSON =
  /^(Action|ActionEvent|ApiToken|CaseEvent|CaseRule|CharterVersion|CustomerQuestion|DirectionWord|FeedRule|MailRule|Page|PromiseVersion|Schedule|SendingTurn|SlackInstallation|Source|SourcePull|StoryEvent|SuggestionEvent|Survey|SurveyInvited|SurveyItem|SurveyRound|Workspace)\./;
const OTHER_DETAILS = [
  // Which columns a file has and how it went in; what a form that is open was given; how much was taken, for whoever sends it again.
  'FileImport.plan',
  'FileImport.summary',
  'FormDraft.values',
  'IdempotencyKey.body',
  'DigestRun.waiting',
  // Reasons of contacts, as their source calls them.
  'ContactStatement.moved',
  // Yes, partly or no by criterion.
  'Visit.checks',
  // Ids of answers.
  'Ambassador.quoted',
  // Addresses of channels.
  'MailList.channels',
  'MailList.proposed',
];

function columnsIn(text: string) {
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model = '', body = '']) =>
    [...body.matchAll(/^ {2}(\w+) +(\w+)\??/gm)].map(([, column = '', type = '']) => ({
      model,
      column,
      type,
    })),
  );
}

/** Those that nobody names. */
function unnamed(text: string): string[] {
  const known = new Set<string>([...kept.flatMap(({ columns }) => columns), ...OF_ERASING]);
  return columnsIn(text)
    .filter(({ column, type }) => type === 'Json' || (type === 'String' && OF_CUSTOMERS.test(column)))
    .map(({ model, column }) => `${model}.${column}`)
    .filter((name) => !known.has(name) && !OTHERS.includes(name))
    .filter((name) => !OTHER_JSON.test(name) && !OTHER_DETAILS.includes(name));
}

describe('what is kept of customers', () => {
  it('is named by a feature, in every column', () => {
    expect(unnamed(schema)).toEqual([]);
  });

  it('is missed in a table whose feature names none of it', () => {
    const toy = readFileSync(
      fileURLToPath(new URL('../handlers/waves/schema.prisma', import.meta.url)),
      'utf8',
    );
    expect(unnamed(toy).toSorted()).toEqual(['Waves.customerSaid', 'Waves.words']);
  });

  it('is excepted only where there is such a column', () => {
    const names = columnsIn(schema).map(({ model, column }) => `${model}.${column}`);
    for (const each of [...OTHERS, ...OTHER_DETAILS, ...OF_ERASING]) expect(names).toContain(each);
  });
});
