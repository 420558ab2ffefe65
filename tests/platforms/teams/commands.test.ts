import { describe, expect, it } from 'vitest';
import { menu } from '../../../src/handlers/index.ts';
import { commandIn } from '../../../src/platforms/teams/commands.ts';

describe('what somebody types to the bot', () => {
  it.each([
    ['suggest Number the lines', 'suggest', 'Number the lines'],
    ['/suggest Number the lines', 'suggest', 'Number the lines'],
    ['Suggest\nNumber\nthe lines', 'suggest', 'Number\nthe lines'],
    ['idée Numéroter les lignes', 'suggest', 'Numéroter les lignes'],
    ['IDEE', 'suggest', ''],
    ['proposer : un vestiaire', 'suggest', ': un vestiaire'],
    ['suggestions search oven', 'suggestions', 'search oven'],
    ['idées', 'suggestions', ''],
    ['story', 'story', ''],
    ['récit', 'story', ''],
    ['portevoix', 'portevoix', ''],
    ['help', 'portevoix', 'help'],
    ['Aide', 'portevoix', 'help'],
    ['?', 'portevoix', 'help'],
  ])('%j asks for %s', (typed, name, text) => {
    const found = commandIn(typed, menu.commands);
    expect(found && [found.entry.name, found.text]).toEqual([name, text]);
  });

  it.each(['help me with this', 'thank you', '', '   ', '!!!', 'suggested by Karim', 'constructor'])(
    '%j is no command',
    (typed) => {
      expect(commandIn(typed, menu.commands)).toBeNull();
    },
  );

  it('finds every command and alias of the menu by its own name', () => {
    for (const { name, inFrench = name, aliases = [] } of menu.commands)
      for (const word of [name, inFrench, ...aliases])
        expect(commandIn(word, menu.commands)?.entry.name).toBe(name);
  });
});
