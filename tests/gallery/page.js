// What can be pressed in the gallery: which exhibits are shown, in which language, how wide and on which ground. Teams' cards are drawn here,
// by Microsoft's library, when they come into sight.
/* global AdaptiveCards, document, location, IntersectionObserver */

const page = document.documentElement;
const choices = ['language', 'chat', 'width', 'theme'];
const search = document.getElementById('search');
const index = document.getElementById('index');

/** As in Teams ("Adaptive Cards host config" of the Teams designer): sizes, gaps and colours of its light and dark look. */
function hostConfig() {
  const isDark = page.dataset.theme === 'dark';
  const ink = isDark ? '#ffffff' : '#242424';
  const soft = isDark ? '#adadad' : '#616161';
  const wrong = isDark ? '#f9526b' : '#c4314b';
  const colour = (whole, subtle = whole) => ({ default: whole, subtle });
  const foregroundColors = {
    default: colour(ink, soft),
    accent: colour(isDark ? '#9ea2ff' : '#5b5fc7'),
    attention: colour(wrong),
    good: colour(ink),
    warning: colour(ink),
    light: colour(ink),
    dark: colour(ink),
  };
  const backgroundColor = isDark ? '#292929' : '#ffffff';
  const emphasis = isDark ? '#1f1f1f' : '#f5f5f5';
  return {
    fontFamily: '"Segoe UI", "Noto Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: isDark ? '#3d3d3d' : '#e0e0e0' },
    supportsInteractivity: true,
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      spacing: 'default',
      showCard: { actionMode: 'inline', style: 'emphasis', inlineTopMargin: 8 },
    },
    containerStyles: {
      default: { backgroundColor, foregroundColors },
      emphasis: { backgroundColor: emphasis, foregroundColors },
    },
    inputs: {
      label: {
        inputSpacing: 4,
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention' },
    },
  };
}

/** Text blocks hold marks where they name somebody; all else in them is set as text. */
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const parts = text
    .replaceAll('&', '&amp;')
    .replaceAll('<at>', '\u0001')
    .replaceAll('</at>', '\u0002')
    .replaceAll('<', '&lt;');
  result.outputHtml = parts
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replaceAll('\u0001', '<b>')
    .replaceAll('\u0002', '</b>')
    .replaceAll('\n', '<br>');
  result.didProcess = true;
};

function draw(place) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig());
  card.parse(JSON.parse(place.querySelector('script').textContent));
  place.querySelector('.tm-card').replaceChildren(card.render());
  place.dataset.drawn = page.dataset.theme;
}

const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting && target.dataset.drawn !== page.dataset.theme) draw(target);
  },
  { rootMargin: '1000px' },
);

/** Pages read the ground from the system; here it is chosen. */
function paint() {
  const asked = '(prefers-color-scheme: dark)';
  for (const frame of document.querySelectorAll('article:not([hidden]) .pages')) {
    frame.dataset.written ??= frame.srcdoc;
    const always = page.dataset.theme === 'dark' ? 'all' : 'not all';
    const written = frame.dataset.written.replaceAll(asked, always);
    if (frame.srcdoc !== written) frame.srcdoc = written;
  }
}

function show() {
  const wanted = search.value.trim().toLowerCase();
  const links = [];
  for (const room of document.querySelectorAll('.room')) {
    const isRead = room.dataset.language === page.dataset.language;
    let any = false;
    for (const article of room.querySelectorAll('article')) {
      const isFound = isRead && (wanted === '' || article.textContent.toLowerCase().includes(wanted));
      article.hidden = !isFound;
      any = any || isFound;
      if (!isFound) continue;
      const link = document.createElement('a');
      link.href = `#${article.id}`;
      link.textContent = article.dataset.name;
      links.push(link);
    }
    room.hidden = !any;
  }
  index.replaceChildren(...links);
  paint();
  sight.disconnect();
  for (const place of document.querySelectorAll('article:not([hidden]) .teams')) sight.observe(place);
}

/** From the address, so that a link shows what its sender sees: ?language=en&theme=dark&search=case.card */
const asked = new URLSearchParams(location.search);
for (const name of choices) {
  const select = document.getElementById(name);
  page.dataset[name] = asked.get(name) ?? page.dataset[name];
  select.value = page.dataset[name];
  select.addEventListener('change', () => {
    page.dataset[name] = select.value;
    show();
  });
}
search.value = asked.get('search') ?? '';
search.addEventListener('input', show);
show();

/** All of what is shown, at once: for pictures and printing. */
globalThis.drawAll = () => {
  for (const place of document.querySelectorAll('article:not([hidden]) .teams')) draw(place);
};

/** Exhibits of which something stands outside its chat's frame, and buttons whose label has no room. */
globalThis.cutOff = () =>
  [...document.querySelectorAll('article:not([hidden])')].flatMap((article) =>
    [...article.querySelectorAll('.slack, .teams')].flatMap((frame) => {
      const { right } = frame.getBoundingClientRect();
      const outside = [...frame.querySelectorAll('*')].filter(
        (part) => part.getBoundingClientRect().right > right + 1,
      );
      return outside.map(
        (part) => `${article.dataset.name} (${frame.className}): ${part.textContent.slice(0, 60)}`,
      );
    }),
  );
