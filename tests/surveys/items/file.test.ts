import { describe, expect, it } from 'vitest';
import { formLimits as slackForm, slackLimits } from '../../../src/platforms/slack/limits.ts';
import { formLimits as teamsForm } from '../../../src/platforms/teams/limits.ts';
import { itemsIn } from '../../../src/surveys/items/file.ts';
import { adviceOf, ourItems, ownKinds, partsOf } from '../../../src/surveys/items/item.ts';

describe('a file of items', () => {
  it('gives sentences of the pulse by key, in both languages', () => {
    const read = itemsIn(
      'key,fr,en\nmeans,"J’ai, je crois, tout.",I have it all.\nours-1,Une phrase.,A sentence.\n',
    );
    expect(read).toEqual({
      kind: 'pulse',
      items: [
        { key: 'means', words: { text: { fr: 'J’ai, je crois, tout.', en: 'I have it all.' } } },
        { key: 'ours-1', words: { text: { fr: 'Une phrase.', en: 'A sentence.' } } },
      ],
      faults: [],
    });
  });

  it.each([
    ['key;situation_fr;situation_en;customer_fr;customer_en;company_fr;company_en;procedure_fr;procedure_en'],
    [
      'Clé;Situation FR;Situation EN;Client FR;Client EN;Entreprise FR;Entreprise EN;Procédure FR;Procédure EN',
    ],
  ])('gives situations of the orientation under %s', (head) => {
    const { kind, items, faults } = itemsIn(
      `${head}\nfuite;Une fuite.;A leak.;Y aller.;Go.;Attendre.;Wait.;;\n`,
    );
    expect({ kind, faults }).toEqual({ kind: 'orientation', faults: [] });
    expect(items).toEqual([
      {
        key: 'fuite',
        words: {
          situation: { fr: 'Une fuite.', en: 'A leak.' },
          customer: { fr: 'Y aller.', en: 'Go.' },
          company: { fr: 'Attendre.', en: 'Wait.' },
        },
      },
    ]);
  });

  it.each([
    [`key,name_fr,${[1, 2, 3, 4, 5].map((level) => `level${level}_fr`).join()},next1_fr`],
    [`Clé,Nom FR,${[1, 2, 3, 4, 5].map((level) => `Niveau${level} FR`).join()},Suite1 FR`],
  ])('gives practices of maturity under %s', (head) => {
    const { kind, items, faults } = itemsIn(`${head}\nnight,La nuit,Un,Deux,Trois,Quatre,Cinq,Éclairer\n`);
    expect({ kind, faults }).toEqual({ kind: 'maturity', faults: [] });
    expect(items.map(({ words }) => Object.entries(words).map(([part, { fr }]) => [part, fr]))).toEqual([
      [
        ['name', 'La nuit'],
        ...['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].map((text, at) => [`level${at + 1}`, text]),
        ['next1', 'Éclairer'],
      ],
    ]);
    expect(itemsIn(`${head}\nnight,La nuit,Un,,Trois,Quatre,Cinq,\n`).faults).toEqual([
      { line: 2, part: 'level2', locale: 'fr', fault: 'missing', most: 75 },
    ]);
  });

  it('says in both languages what is written in one', () => {
    expect(itemsIn('key,fr,en\na,Une phrase.,\n').items[0]?.words['text']).toEqual({
      fr: 'Une phrase.',
      en: 'Une phrase.',
    });
    expect(itemsIn('key,fr\na,Une phrase.\n').faults).toEqual([]);
  });

  it('reads of a sentence the step that it is about, where the file has a column for it', () => {
    const { items, faults } = itemsIn('clé;fr;en;Étape\na;Une.;One.; Premier jour \nb;Deux.;Two.;\n');
    expect(items.map(({ step }) => step)).toEqual(['Premier jour', '']);
    expect(faults).toEqual([]);
    const [none] = itemsIn('key,fr,en\na,Une.,One.\n').items;
    expect(none).not.toHaveProperty('step');
  });

  it('tells of each line that it cannot take why, and takes the others', () => {
    const long = 'x'.repeat(301);
    const { items, faults } = itemsIn(
      [
        'key,fr,en',
        'good,Bien.,Good.',
        ',Sans clé.,No key.',
        'Été,Clé fausse.,Wrong key.',
        'recommend,Clé prise.,Taken key.',
        'good,Encore.,Again.',
        'empty,,',
        `long,${long},Long.`,
        '',
        'last,Dernière.,Last.',
      ].join('\n'),
    );
    expect(items.map(({ key }) => key)).toEqual(['good', 'last']);
    expect(faults).toEqual([
      { line: 3, fault: 'no-key' },
      { line: 4, fault: 'no-key' },
      { line: 5, fault: 'no-key' },
      { line: 6, fault: 'key-twice' },
      { line: 7, part: 'text', locale: 'fr', fault: 'missing', most: 300 },
      { line: 8, part: 'text', locale: 'fr', fault: 'too-long', most: 300 },
    ]);
  });

  it('wants advice for the customer and for the company, each short enough for an option', () => {
    const { faults } = itemsIn(
      `key,situation_fr,customer_fr,company_fr\na,Une situation.,${'y'.repeat(76)},\n`,
    );
    expect(faults).toEqual([
      { line: 2, part: 'customer', locale: 'fr', fault: 'too-long', most: 75 },
      { line: 2, part: 'company', locale: 'fr', fault: 'missing', most: 75 },
    ]);
  });

  it.each([
    ['', 'items.empty'],
    ['nom,texte\na,b\n', 'items.columns'],
    ['fr,en\nBien.,Good.\n', 'items.columns'],
  ])('is refused whole where %j', (text, code) => {
    expect(() => itemsIn(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('an item', () => {
  it('is never longer than both chats show whole', () => {
    const most = (name: string) =>
      Math.max(
        ...ownKinds.flatMap((kind) =>
          partsOf[kind].flatMap((part) => (part.name === name ? [part.most] : [])),
        ),
      );
    for (const question of ['text', 'situation', 'name'])
      expect(most(question)).toBeLessThanOrEqual(Math.min(slackForm.label, teamsForm.label));
    for (const option of ['customer', 'company', 'procedure', 'level1', 'level5'])
      expect(most(option)).toBeLessThanOrEqual(Math.min(slackLimits.optionLabel, teamsForm.optionLabel));
  });

  it('has its advice in an order that says nothing of which is which', () => {
    const { words } = ourItems.orientation.find(({ key }) => key === 'third-call') ?? { words: {} };
    const orders = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (key) => adviceOf({ key, words }).map(({ serves }) => serves)[0],
    );
    expect(new Set(orders)).toEqual(new Set(['customer', 'company', 'procedure']));
    expect(adviceOf({ key: 'a', words })).toEqual(adviceOf({ key: 'a', words }));
  });
});
