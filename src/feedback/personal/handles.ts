// Names that people have on social networks: "@marie_dpt", and links to their pages. What replaces them is said by redaction.ts.
import type { Mark } from './kind.ts';

/**
 * "@marie_dpt" where the words speak of somebody's account ("my insta", "dm", "RT"), or where it is written as people's are, with a
 * digit, a dot or an underscore. A company's stays: "@united why…", "merci @Orange". Pages of persons on the usual networks go as
 * links, unless the words call the page yours or theirs.
 */
export function maskHandles(text: string, mark: Mark): string {
  if (!HINT.test(text) && !mayNamePage(text)) return text;
  return maskPages(text, mark)
    .replace(PAGE, (at: string, name: string, offset: number, all: string) =>
      NO_PAGE.test(name) || COMPANYS.test(all.slice(Math.max(0, offset - 32), offset))
        ? at
        : mark('link', at.length),
    )
    .replace(HANDLE, (at: string, offset: number, all: string) =>
      isPersons(at.slice(1), all.slice(Math.max(0, offset - 32), offset)) ? mark('name', at.length) : at,
    );
}

/** "venmo.com/…" */
export function mayNamePage(text: string): boolean {
  return A_PAGE.test(text);
}

/** Where persons are paid and shown, unless the words call the page yours or theirs. */
function maskPages(text: string, mark: Mark): string {
  if (!A_PAGE.test(text)) return text;
  return text.replace(PERSONS_PAGE, (at: string, offset: number, all: string) =>
    COMPANYS.test(all.slice(Math.max(0, offset - 32), offset)) ? at : mark('link', at.length),
  );
}

const HINT = /@|(?:twitter|x|instagram|tiktok|facebook|threads|bsky|fb|snapchat)\.(?:com|net|app|me)\//i;
const PAGE =
  /(?<![\p{L}\p{N}@.-])(?:https?:\/\/)?(?:(?:www|m|mobile)\.)?(?:twitter\.com|x\.com|instagram\.com|tiktok\.com|facebook\.com|fb\.com|fb\.me|threads\.net|bsky\.app\/profile|snapchat\.com)\/@?([\p{L}\p{N}._-]{1,63}[\p{L}\p{N}_])\/?(?![\p{L}\p{N}/?=])/giu;
/** Where a person is paid, gathers money, or shows a profile, by what stands before the name in the path. */
const PAID_AT = [
  String.raw`(?:paypal|revolut|monzo|bunq|tikkie|sumup|n26|lydia|pay)\.me\/(?:pay\/|p\/)?`,
  String.raw`paypal\.com\/(?:paypalme|pools\/c)\/`,
  String.raw`venmo\.com\/(?:u\/|code\?user_id=)?`,
  String.raw`cash\.(?:app|me)\/\$?`,
  String.raw`(?:wise|transferwise)\.com\/pay\/(?:me|r)\/`,
  String.raw`(?:lydia-app|lydia)\.(?:com|me)\/(?:collect|pots|p)\/`,
  String.raw`(?:pay\.)?(?:wero|twint|payconiq|satispay)\.(?:com|ch|eu)\/(?:pay|p|l|merchant)\/`,
  String.raw`(?:gofundme\.com\/f|gofund\.me|leetchi\.com\/(?:\p{L}{2}\/)?c|lepotcommun\.fr\/pot|cotizup\.com|papayoux\.com\/\p{L}{2}\/cagnotte|justgiving\.com\/(?:page|fundraising|crowdfunding)|whydonate\.com\/\p{L}{2}\/fundraising|onparticipe\.fr\/c)\/`,
  String.raw`(?:ko-fi|buymeacoffee|patreon|tipeee|liberapay)\.com\/`,
];
const SHOWN_AT = [
  String.raw`(?:linktr\.ee|about\.me|calendly\.com|onlyfans\.com|twitch\.tv|ask\.fm|vk\.com|keybase\.io)\/`,
  String.raw`(?:reddit\.com\/(?:u|user)|pinterest\.(?:com|fr|co\.uk)|ebay\.(?:com|fr|co\.uk|de|ie|be|ch)\/usr|etsy\.com\/people|airbnb\.(?:com|fr|co\.uk)\/users\/show|tripadvisor\.(?:com|fr|co\.uk)\/profile|strava\.com\/athletes|couchsurfing\.com\/people|xing\.com\/profile|viadeo\.com\/profile|malt\.(?:fr|com)\/profile|vinted\.(?:com|fr|be|co\.uk)\/member|steamcommunity\.com\/(?:id|profiles)|soundcloud\.com|last\.fm\/user|goodreads\.com\/user\/show)\/`,
  String.raw`(?:youtube\.com|medium\.com|threads\.com|substack\.com|mastodon\.\p{L}{2,10}|\p{L}{2,12}\.social)\/@`,
];
const A_PAGE = /\.[a-z]{2,6}\/[\w$~@]/i;
const PERSONS_PAGE = new RegExp(
  String.raw`(?<![\p{L}\p{N}@.-])(?:https?:\/\/)?(?:(?:www|m|mobile|old)\.)?(?:${[...PAID_AT, ...SHOWN_AT].join('|')})[\p{L}\p{N}$~][\p{L}\p{N}._%~-]{0,62}[\p{L}\p{N}_](?:\/[\p{L}\p{N}.,_-]{0,24}[\p{L}\p{N}])?\/?(?![\p{L}\p{N}/?=])`,
  'giu',
);
/** Parts of the networks themselves. */
const NO_PAGE =
  /^(?:p|reels?|explore|stories|i|status|hashtag|search|home|share|sharer|groups|pages|events|watch|about|help|login|marketplace|tag|tags|intent|privacy|legal|settings|discover|live|tv)$/i;
const COMPANYS =
  /(?<!\p{L})(?:vos|votre|your|leur|leurs|their|its|la\spage|the\s(?:page|official)|page\sofficielle|official\s\p{L}{1,12}|officiel\p{L}{0,2})(?:\s(?:official|own|page|profile?|compte|account|facebook|instagram|insta|twitter|feed|site)){0,2}\s?:?\s$/iu;

const HANDLE = /(?<=^|[\s(:'«“,;])@(?=[\w.]{0,29}[a-zA-Z])[a-zA-Z0-9_](?:[\w.]{0,28}\w)?(?![\w@]|\.\w)/g;
const ABOUT_SOMEBODY =
  /(?<!\p{L})(?:insta|ig|instagram|twitter|tiktok|snap|snapchat|telegram|threads|discord|bluesky|mastodon|facebook|fb|pseudo|handle|username|user|identifiant|compte|account|profile?|dms?|mp|rt|cc|via|par|by|follow\sme|suive[zr][\s-]moi|contacte[zr]|écri\p{L}{2,4}|message|find\sme(?:\son)?|je\ssuis|i\sam|i['’]m|moi|me|my|mon|signé|signed)(?:\s(?:is|est|c['’]est|at|sur|on|à))?\s?:?\s?$/iu;

/** "@exemple.fr" after a space is what is left of an e-mail address, unless the words say otherwise. */
const DOMAIN = /\.(?:com|net|org|fr|be|ch|lu|de|es|it|uk|eu|io)$/i;
/** "@fnac_officiel", "@next.support" */
const NAMED_AS_COMPANYS =
  /(?:^|[._])(?:official|officiel(?:le)?|support|services?|sav|help|care|shop|store|boutique|hq|news|customers?|clients?|team|app)(?:$|[._])/i;
const WRITTEN_SO = /[a-z][._][a-z]|[a-z]_?\d{2,4}$|[a-z]_|_[a-z]/i;

function isPersons(name: string, before: string): boolean {
  if (NAMED_AS_COMPANYS.test(name)) return false;
  return ABOUT_SOMEBODY.test(before) || (WRITTEN_SO.test(name) && !DOMAIN.test(name));
}
