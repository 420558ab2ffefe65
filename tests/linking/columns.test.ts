import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { namingOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';

const naming = namingOf(features);
const columnsNaming = naming.filter(({ inside }) => !inside);
const schema = readFileSync(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8');

/** What is named like somebody or something, and is no person; what is no name at all. */
const NO_PERSON = new Set(
  [
    'workspaceId',
    'slackTeamId',
    'teamsTenantId',
    'conversationId',
    'tenantId',
    'teamId',
    'sourceId',
    'clientId',
    'companyId',
    'enterpriseId',
    'botId',
    'botUserId',
  ].concat(
    [
      'feedbackId',
      'promiseId',
      'formerId',
      'upToId',
      'fileId',
      'deliveryId',
      'topicId',
      'suggestionId',
      'letterId',
      'storyId',
      'ruleId',
      'touchpointId',
      'departmentId',
    ],
    ['competitorId', 'caseId', 'scheduleId', 'listId', 'actionId', 'wordId', 'surveyId', 'roundId'],
    ['questionId', 'linksId', 'aboutId'],
  ),
);
/** Who a row is, a chat's own name for somebody, where a message or a machine is, how far a list was gone through: not our name for a person. */
const ELSEWHERE = [
  'Person.externalId',
  'LinkCode.personId',
  'Delivery.claimedBy',
  'SendingTurn.heldBy',
  'SlackInstallation.endedBy',
  'SurveyRound.remindedUpTo',
];
/** Details that hold no person: what was typed, chosen or counted. */
const OTHER_JSON = [
  'Action.moves',
  'PromiseVersion.known',
  'ApiToken.scopes',
  'Page.shows',
  'SlackInstallation.scopes',
  'Workspace.workdays',
  'Workspace.closingDays',
  'Workspace.guestsMay',
  'Source.mapping',
  'Source.fileLayout',
  'SourcePull.account',
  'MailRule.senders',
  'Summary.sentences',
  'Feedback.segments',
  'FormerAnswer.content',
  'FileImport.plan',
  'FileImport.summary',
  'IdempotencyKey.body',
  'CaseRule.touchpoints',
  'CaseRule.sourceIds',
  'CaseRule.segments',
  'FeedRule.touchpoints',
  'FeedRule.sourceIds',
  'FeedRule.segments',
  'FeedRule.words',
  'FormDraft.values',
  'DirectionWord.scheduleIds',
  'Schedule.offered',
  'Schedule.sections',
  'Schedule.filters',
  'Schedule.cadence',
  'DigestRun.snapshot',
  'DigestRun.waiting',
  'MailList.channels',
  'MailList.proposed',
  'SendingTurn.rests',
  'Delivery.content',
  'Ambassador.quoted',
  'ContactStatement.moved',
  'CustomerQuestion.wording',
  'CustomerQuestion.result',
  'CustomerQuestion.word',
  'Survey.settings',
  'Survey.channels',
  'Survey.cadence',
  'SurveyItem.words',
  'SurveyRound.questions',
  'SurveyRound.groups',
  'SurveyRound.leftOut',
  'SurveyRound.tallies',
  'SurveyRound.result',
  'SurveyInvited.groups',
  'Visit.checks',
];

const columns = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(
  ([, model = '', body = '']) =>
    [...body.matchAll(/^ {2}(\w+) +(\w+)\??/gm)].map(([, column = '', type = '']) => ({
      model,
      column,
      type,
    })),
);

describe('linking two accounts', () => {
  it('knows every column that names a person', () => {
    const found = columns
      .filter(({ type, column }) => type === 'String' && /(Id|By|To)$/.test(column))
      .filter(({ column }) => !NO_PERSON.has(column))
      .map(({ model, column }) => `${model}.${column}`)
      .filter((name) => ![...ELSEWHERE, 'Person.lettersTo'].includes(name));
    const known = columnsNaming.map(({ table, column }) => `${table}.${column}`);
    expect(found.toSorted()).toEqual(known.toSorted());
  });

  it('knows every history whose details may name a person', () => {
    const details = columns
      .filter(({ type }) => type === 'Json')
      .map(({ model, column }) => `${model}.${column}`);
    const known = naming.filter(({ inside }) => inside).map(({ table, column }) => `${table}.${column}`);
    expect(details.toSorted()).toEqual([...OTHER_JSON, ...known].toSorted());
  });

  it('knows of each such column what else makes its rows unique', () => {
    const body = (table: string) => schema.split(`model ${table} {`)[1]?.split('\n}')[0] ?? '';
    for (const { table, column, once = [] } of columnsNaming) {
      const keys = [...body(table).matchAll(/@@(?:id|unique)\(\[([^\]]+)\]\)/g)].map(([, key = '']) =>
        key.split(', '),
      );
      const own = keys.filter((key) => key.includes(column));
      const others = own.map((key) =>
        key.filter((each) => each !== column && each !== 'workspaceId').toSorted(),
      );
      expect(others, `${table}.${column}`).toEqual(
        once.length === 0 ? [] : [once.filter((each) => each !== 'workspaceId').toSorted()],
      );
    }
  });
});
