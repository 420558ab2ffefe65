// Supporting, following and no longer following an idea, from wherever it is shown.
import { fr, phrases } from '../../i18n/phrases.ts';
import { sentence } from '../../messages/message.ts';
import { type Following, setFollowing } from '../../suggestions/followers.ts';
import type { Ask } from '../request.ts';
import { shellOf } from '../shell.ts';

export function following(wish: Following): Ask {
  return async (request) => {
    const asked = { suggestionId: request.subject ?? '', person: request.asker, wish };
    const { suggestion, isNew } = await setFollowing(shellOf(request), asked);
    request.kit.nudge();
    const say = words(request.locale)[isNew ? 'done' : 'already'];
    return { kind: 'say', message: sentence(say[wish](suggestion.row.number)), did: true };
  };
}

const words = phrases({
  en: {
    done: {
      support: (number: number) => `You support idea #${number}, and will hear what becomes of it.`,
      follow: (number: number) => `You follow idea #${number}: you will hear what becomes of it.`,
      unfollow: (number: number) => `You no longer follow idea #${number}.`,
    },
    already: {
      support: (number: number) => `You already support idea #${number}.`,
      follow: (number: number) => `You already follow idea #${number}.`,
      unfollow: (number: number) => `You do not follow idea #${number}.`,
    },
  },
  fr: {
    done: {
      support: (number) => fr`Vous soutenez l’idée n° ${number}, et saurez ce qu’elle devient.`,
      follow: (number) => fr`Vous suivez l’idée n° ${number} : vous saurez ce qu’elle devient.`,
      unfollow: (number) => fr`Vous ne suivez plus l’idée n° ${number}.`,
    },
    already: {
      support: (number) => fr`Vous soutenez déjà l’idée n° ${number}.`,
      follow: (number) => fr`Vous suivez déjà l’idée n° ${number}.`,
      unfollow: (number) => fr`Vous ne suivez pas l’idée n° ${number}.`,
    },
  },
});
