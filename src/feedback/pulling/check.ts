// What an admin says of a vendor's account, checked before anybody is asked. Keeping it is account.ts.
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { pullers } from '../vendors/pullers/index.ts';
import { RATINGS, SURVEYS } from '../vendors/pullers/zendesk.ts';
import type { Puller, PullPart, PullRegion } from '../vendors/pulling.ts';

/** @throws UserError 'pull.vendor' naming those there are */
export function pullerNamed(vendor: string): Puller {
  const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
  const puller = pullers.find((each) => plain(each.vendor) === plain(vendor));
  if (puller) return puller;
  throw new UserError('pull.vendor', (locale) => say(locale).unknown(vendor.slice(0, 40), vendorsPulled()));
}

function vendorsPulled(): string {
  return pullers.map(({ vendor }) => vendor).join(', ');
}

/** How each part is given at the command line. */
const PULL_OPTIONS: Readonly<Record<PullPart, string>> = {
  of: '--of',
  at: '--at',
  user: '--user',
  keyId: '--key-id',
  secret: '--token',
};

/** Those of which a company may have its own. */
const ADDRESSED = new Map<string, string>([
  ['formbricks', 'Formbricks'],
  ['limesurvey', 'LimeSurvey'],
]);

/**
 * @param region as it was said just now; null: as it was, or where most accounts are
 * @throws UserError 'pull.needs', 'pull.at', 'pull.of', 'pull.region'
 */
export function checkAccount(
  puller: Puller,
  having: Readonly<Record<PullPart, string | null>>,
  region: PullRegion | null,
): void {
  const { vendor, needs } = puller;
  const missing = needs.find((each) => having[each] === null);
  if (missing !== undefined)
    throw new UserError('pull.needs', (locale) => say(locale).missing(vendor, PULL_OPTIONS[missing]));
  const { at, of } = having;
  const title = ADDRESSED.get(vendor);
  // LimeSurvey may stand in a folder of a site; nobody's name and no question belong there.
  if (at !== null && title !== undefined && !/^https?:\/\/[^\s?#@]+$/.test(at))
    throw new UserError('pull.at', (locale) => say(locale).badAddress(at.slice(0, 100), title));
  if (of !== null && vendor === 'limesurvey' && !/^[1-9]\d{0,9}$/.test(of))
    throw new UserError('pull.of', (locale) => say(locale).badSurvey(of.slice(0, 100)));
  if (of !== null && vendor === 'zendesk' && of !== SURVEYS && of !== RATINGS)
    throw new UserError('pull.of', (locale) => say(locale).badList(of.slice(0, 100)));
  if (at !== null && vendor === 'zendesk' && !/^[a-z\d-]{1,63}$/i.test(at))
    throw new UserError('pull.at', (locale) => say(locale).badSubdomain(at.slice(0, 100)));
  if (region !== null) checkRegion(puller, region);
}

function checkRegion({ vendor, hosts = {} }: Puller, region: PullRegion): void {
  if (region in hosts) return;
  const there = Object.keys(hosts).join(', ');
  throw new UserError('pull.region', (locale) =>
    there === '' ? say(locale).noRegions(vendor) : say(locale).badRegion(region, vendor, there),
  );
}

const say = phrases({
  en: {
    unknown: (vendor: string, known: string) =>
      `“${vendor}” cannot be fetched from. There are: ${known}. What another tool sends by itself: --vendor.`,
    missing: (vendor: string, option: string) =>
      `${vendor} needs ${option} too. What it is: portevoix source --help`,
    badAddress: (at: string, title: string) =>
      `--at: “${at}” is no address. Give where your ${title} is, as in https://survey.example.com, without what follows.`,
    badSurvey: (of: string) =>
      `--of: “${of}” is no survey of LimeSurvey’s. Give its number, as it stands in its address.`,
    badList: (of: string) =>
      `--of: “${of}” is nothing of Zendesk’s. Give “surveys” for its newer surveys, or leave it out for satisfaction ratings.`,
    badRegion: (region: string, vendor: string, there: string) =>
      `--region: ${vendor} is not in “${region}”. There are: ${there}.`,
    noRegions: (vendor: string) => `--region: ${vendor} has one place only. Leave it out.`,
    badSubdomain: (at: string) =>
      `--at: “${at}” is no subdomain. Of https://acme.zendesk.com it is “acme”: letters, digits and hyphens.`,
  },
  fr: {
    unknown: (vendor, known) =>
      fr`« ${vendor} » ne peut pas être interrogé. Il y a : ${known}. Pour ce qu’un autre outil envoie de lui-même : --vendor.`,
    missing: (vendor, option) =>
      fr`Pour ${vendor}, il faut aussi ${option}. Ce que c’est : portevoix source --help`,
    badAddress: (at, title) =>
      fr`--at : « ${at} » n’est pas une adresse. Dites où est votre ${title}, comme https://enquetes.example.com, sans rien derrière.`,
    badSurvey: (of) =>
      fr`--of : « ${of} » n’est pas une enquête de LimeSurvey. Donnez son numéro, celui de son adresse.`,
    badList: (of) =>
      fr`--of : « ${of} » n’existe pas chez Zendesk. Dites « surveys » pour ses nouvelles enquêtes, ou rien pour les notes de satisfaction.`,
    badRegion: (region, vendor, there) =>
      fr`--region : ${vendor} n’est pas dans « ${region} ». Il y a : ${there}.`,
    noRegions: (vendor) => fr`--region : ${vendor} n’est qu’à un seul endroit. Ne donnez pas cette option.`,
    badSubdomain: (at) =>
      fr`--at : « ${at} » n’est pas un sous-domaine. Pour https://acme.zendesk.com, c’est « acme » : lettres, chiffres et traits d’union.`,
  },
});
