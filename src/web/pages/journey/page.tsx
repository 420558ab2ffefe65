// The map of a journey as a page: the way at a glance where there is room for it, then a card for each touchpoint, in the order of the way. What it
// shows is the snapshot's (src/journey/); no script, nothing of another host.
import { raw } from 'hono/html';
import { answersText, figureMargin, figureName, figureValue } from '../../../digests/figure.ts';
import { formats } from '../../../i18n/formats.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Reader } from '../../../i18n/reader.ts';
import type { JourneyMap, MapTouchpoint } from '../../../journey/map.ts';
import { mapTitle, stagesOn } from '../../../journey/message.ts';
import { mapPicture, markSvg, nodeKind } from '../../../journey/picture.ts';
import {
  elsewhereTexts,
  factsThere,
  gapsText,
  headline,
  meansText,
  methodText,
  placeName,
  standingText,
} from '../../../journey/told.ts';
import { sayJourney } from '../../../journey/words.ts';
import { aimName } from '../../../touchpoints/aim.ts';
import { contactChannelName } from '../../../touchpoints/channel.ts';
import { documentOf } from '../document.tsx';
import { intervalBar } from './bar.ts';
import { sayPage } from './words.ts';

export interface JourneyPage {
  readonly name: string;
  /** In which it is read. */
  readonly locale: Locale;
  /** Whether it can be read in the other one. */
  readonly isInBoth: boolean;
  readonly maps: readonly JourneyMap[];
  readonly timeZone: string;
  readonly at: Date;
}

export function journeyDocument({ name, locale, isInBoth, maps, timeZone, at }: JourneyPage): string {
  const say = sayPage(locale);
  const reader = { locale, timeZone };
  const other = locale === 'fr' ? 'en' : 'fr';
  return documentOf({
    locale,
    title: name,
    styles: ['journey.css'],
    bodyClass: 'journey',
    inside: (
      <>
        <header>
          <h1>{name}</h1>
          <p class="soft">
            {say.asOf(formats(locale, timeZone).moment(at, at))}
            {isInBoth ? (
              <>
                {' · '}
                <a href={`?lang=${other}`} lang={other} hreflang={other}>
                  {say.other}
                </a>
              </>
            ) : null}
          </p>
        </header>
        <main>
          {maps.map((map) => (
            <Journey map={map} reader={reader} />
          ))}
        </main>
      </>
    ),
  });
}

/** Most cards stand out by nothing: that is said in few words, and the foot of the map says from what. Null where there is more to say. */
function quietly({ difference, noValue, surveyed }: MapTouchpoint, locale: Locale): string | null {
  const standing = difference?.standing;
  const isPlain = noValue === null && surveyed.length === 0;
  return isPlain && (standing === 'near' || standing === 'open') ? sayJourney(locale).stands[standing] : null;
}

interface MapProps {
  readonly map: JourneyMap;
  readonly reader: Reader;
}

function Journey({ map, reader }: MapProps) {
  const texts = [
    gapsText(map, reader),
    ...elsewhereTexts(map, reader),
    meansText(map, reader),
    methodText(map, reader),
  ];
  const heading = `${map.lane}-title`;
  return (
    <section class="lane" aria-labelledby={heading}>
      <h2 id={heading}>{mapTitle(map, reader)}</h2>
      <p class="headline">{headline(map, reader)}</p>
      <div class="glance">{raw(mapPicture(map, reader, { isFramed: false }))}</div>
      <ol class="stages">
        {stagesOn(map, reader).map(({ name, touchpoints }) => (
          <li class="stage">
            <h3>{name}</h3>
            <ol class="cards">
              {touchpoints.map((there) => (
                <Card there={there} map={map} reader={reader} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      <footer>{texts.map((text) => (text === null ? null : <p>{text}</p>))}</footer>
    </section>
  );
}

function Card({ there, map, reader }: MapProps & { readonly there: MapTouchpoint }) {
  const { locale } = reader;
  const { figure, channel, aim, volume } = there;
  const value = figure === null ? null : figureValue(figure, reader);
  const bar = intervalBar(there, map);
  const facts = factsThere(there, reader);
  const about = [
    ...(channel === null ? [] : [contactChannelName(channel, locale)]),
    ...(aim === null ? [] : [sayPage(locale).aim(aimName(aim, locale))]),
  ];
  return (
    <li class={`card ${nodeKind(there)}`}>
      {raw(markSvg(nodeKind(there)))}
      <h4>{placeName(there, reader)}</h4>
      {about.length === 0 ? null : <p class="soft about">{about.join(' · ')}</p>}
      {figure === null || value === null ? null : (
        <p class="figure">
          <strong>{value}</strong>
          <span>{figureMargin(figure, reader)}</span>
          <span class="of">{figureName(figure, reader)}</span>
        </p>
      )}
      {bar === null ? null : raw(bar)}
      <p class="standing">{quietly(there, locale) ?? standingText(there, reader)}</p>
      {volume === 0 ? null : <p class="soft">{answersText(volume, reader)}</p>}
      {facts.length === 0 ? null : (
        <dl>
          {facts.map((fact) => (
            <div>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
