// What the brand promises its customers, and whether it is kept. The rules are src/promises/.
import { promiseReads } from '../../api/promises.ts';
import { promisesExport } from '../../exports/promises.ts';
import { phrases } from '../../i18n/phrases.ts';
import { promisesSection } from '../../promises/section.ts';
import type { Feature } from '../feature.ts';
import { openAdd, openEdit, promiseForm } from './form.ts';
import { endOne, promisesCommand, showHistory, showPromises } from './list.ts';

const may = 'admin';

export const promises: Feature = {
  name: 'promises',
  commands: [promisesCommand],
  asks: {
    promises: { run: showPromises, may: 'everyone' },
    'promise.history': { run: showHistory, may: 'everyone' },
    'promise.add': { run: openAdd, opens: true, may },
    'promise.edit': { run: openEdit, opens: true, may },
    'promise.end': { run: endOne, may },
  },
  forms: [promiseForm],
  help: [{ command: 'promises', text: (locale) => words(locale).help }],
  sections: [promisesSection],
  exports: [promisesExport],
  routes: [promiseReads],
  wordings: [{ table: 'PromiseVersion', columns: ['sentence'], by: 'byId', stays: true }],
  naming: [
    { table: 'PromiseVersion', column: 'byId', erased: 'stand-in' },
    { table: 'BrandPromise', column: 'endedById', erased: 'stand-in' },
  ],
};

const words = phrases({
  en: { help: '– what we promise customers, and which of it is kept.' },
  fr: { help: '– ce que nous promettons aux clients, et ce qui en est tenu.' },
});
