// Slides as HTML, and the page around them. What they say: content.ts; what moves them: ../files/wall.js.
import type { Locale } from '../../../i18n/locale.ts';
import { phrases } from '../../../i18n/phrases.ts';
import { BlockShown } from '../blocks.tsx';
import { documentOf } from '../document.tsx';
import { addressOfFile } from '../files.ts';
import type { WallContent } from './content.ts';
import type { WallSlide } from './section.ts';

/** All of them, the first one shown. */
export function slidesHtml(slides: readonly WallSlide[]): string {
  return slides.map((slide, at) => (<Slide slide={slide} isFirst={at === 0} />).toString()).join('');
}

function Slide({ slide, isFirst }: { readonly slide: WallSlide; readonly isFirst: boolean }) {
  const { locale, title, blocks, of } = slide;
  return (
    <section class="slide" lang={locale} aria-label={title} hidden={!isFirst}>
      <h1>{title}</h1>
      <div class="said">
        {blocks.map((block) => (
          <BlockShown block={block} locale={locale} />
        ))}
      </div>
      {of === null ? null : <p class="of">{of}</p>}
    </section>
  );
}

export interface WallPage {
  readonly locale: Locale;
  readonly name: string;
  readonly slides: string;
  readonly content: Pick<WallContent, 'hours' | 'timeZone'>;
  readonly version: string;
  readonly release: string;
  /** When it was drawn, in milliseconds since 1970. */
  readonly at: number;
}

export function wallDocument({ locale, name, slides, content, version, release, at }: WallPage): string {
  const say = words(locale);
  return documentOf({
    locale,
    title: name,
    styles: ['wall.css'],
    script: 'wall.js',
    bodyClass: 'wall',
    inside: (
      <main
        id="wall"
        data-version={version}
        data-release={release}
        data-at={at}
        data-worker={addressOfFile('worker.js')}
        data-hours={JSON.stringify(content.hours)}
        data-zone={content.timeZone}
        data-tag={locale === 'fr' ? 'fr-FR' : 'en-GB'}
        data-stale={say.stale}
        data-gone={say.gone}
        data-pause={say.pause}
        data-go={say.go}
      >
        <div id="slides" dangerouslySetInnerHTML={{ __html: slides }} />
        <footer id="bar">
          <p id="stale" role="status" />
          <p id="place" />
          <button type="button" id="back" aria-label={say.back}>
            ‹
          </button>
          <button type="button" id="pause">
            {say.pause}
          </button>
          <button type="button" id="on" aria-label={say.on}>
            ›
          </button>
        </footer>
        <p id="night" hidden>
          <time id="clock" />
        </p>
      </main>
    ),
  });
}

const words = phrases({
  en: {
    pause: 'Pause',
    go: 'Go on',
    back: 'Previous slide',
    on: 'Next slide',
    stale: 'Not connected. As of',
    gone: 'This link leads nowhere any more. An admin can make another one: /portevoix, Pages.',
  },
  fr: {
    pause: 'Pause',
    go: 'Reprendre',
    back: 'Page précédente',
    on: 'Page suivante',
    stale: 'Hors connexion. Situation au',
    gone: 'Ce lien ne mène plus nulle part. Un admin peut en créer un autre : /portevoix, Pages.',
  },
});
