// The gallery as one page: an index to search through, each exhibit as both chats draw it. What it looks like is page.css, what can be
// pressed page.js.
import { createHash } from 'node:crypto';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { drawn } from './drawn.ts';
import { type Exhibit, rooms } from './exhibits.ts';
import { html, raw } from './html.ts';

export function galleryPage(exhibits: Readonly<Record<Locale, readonly Exhibit[]>>): string {
  const { markup } = html`<!doctype html>
<html lang="en" data-language="fr" data-theme="light" data-width="phone" data-chat="both">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:">
<title>Porte-voix: gallery</title>
<link rel="stylesheet" href="page.css">
</head>
<body>
<header class="bar">
  <h1>Gallery</h1>
  <label>Search <input id="search" type="search" placeholder="suggestion.card" autocomplete="off"></label>
  ${chooser('language', locales)}${chooser('chat', ['both', 'slack', 'teams'])}${chooser('width', ['phone', 'desktop'])}${chooser('theme', ['light', 'dark'])}
</header>
<nav id="index" aria-label="Exhibits"></nav>
<main>${locales.map((locale) => rooms.map((room) => roomOf(room, exhibits[locale], locale)))}</main>
<script src="adaptivecards.min.js"></script>
<script src="page.js"></script>
</body>
</html>
`;
  return markup;
}

function chooser(name: string, values: readonly string[]) {
  return html`<label>${name} <select id="${name}">${values.map((each) => html`<option>${each}</option>`)}</select></label>`;
}

function roomOf(room: Exhibit['room'], exhibits: readonly Exhibit[], locale: Locale) {
  const shown = exhibits.filter((each) => each.room === room);
  const places = new Map<string, number>();
  return html`<section class="room" data-language="${locale}" data-room="${room}" lang="${locale}"><h2 lang="en">${room}</h2>${shown.map(
    (exhibit) => {
      const place = (places.get(exhibit.name) ?? 0) + 1;
      places.set(exhibit.name, place);
      return articleOf(exhibit, locale, place);
    },
  )}</section>`;
}

function articleOf(exhibit: Exhibit, locale: Locale, place: number) {
  const { name, room } = exhibit;
  const title = place === 1 ? name : `${name} (${place})`;
  const id = `e${createHash('sha256').update(`${locale} ${room} ${title}`).digest('hex').slice(0, 10)}`;
  return html`<article id="${id}" data-name="${title}">
  <h3 lang="en"><a href="#${id}">${title}</a></h3>
  ${exhibit.kind === 'html' ? whole(exhibit, title) : chats(exhibit, locale)}
</article>`;
}

function whole({ room, html: written }: Extract<Exhibit, { kind: 'html' }>, title: string) {
  return html`<iframe class="${room}" sandbox title="${title}" srcdoc="${written}"></iframe>`;
}

function chats(exhibit: Exclude<Exhibit, { kind: 'html' }>, locale: Locale) {
  const { slack, teams } = drawn(exhibit, locale);
  const summary = exhibit.kind === 'message' ? exhibit.message.summary : exhibit.form.title;
  // "<" would end the script.
  const card = raw(JSON.stringify(teams.card).replaceAll('<', '\\u003c'));
  return html`<p class="summary">${summary}</p>
  <div class="chats">
    <div class="slack" data-chat="slack"><div class="sl-row"><div class="sl-avatar" aria-hidden="true">PV</div><div class="sl-main"><div class="sl-name">Porte-voix</div>${slack}</div></div></div>
    <div class="teams" data-chat="teams">${teams.title === null ? '' : html`<div class="tm-title">${teams.title}</div>`}<div class="tm-card"></div><script type="application/json">${card}</script></div>
  </div>`;
}
