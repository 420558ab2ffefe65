// The fields of a form that choose which customers' answers something is about, by where and at what moment they were given.
import { listSources } from '../feedback/sources/source.ts';
import { touchpointName, touchpoints } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Field } from '../messages/form.ts';
import type { Option } from '../messages/message.ts';
import { mustBeAdmin } from './admin.ts';
import type { Request } from './request.ts';

/** A touchpoint of the company's own is among the options once it is chosen: what a form does not offer would be lost on saving. */
export function touchpointsField(chosen: readonly string[], noneMeansAll: string, locale: Locale): Field {
  return {
    kind: 'choices',
    name: 'touchpoints',
    label: words(locale).touchpoints,
    hint: noneMeansAll,
    optional: true,
    options: [...new Set([...touchpoints, ...chosen])].map((id) => ({
      value: id,
      label: touchpointName(id, locale),
    })),
    initial: chosen,
  };
}

/** None where there is no source yet. */
export function sourcesFields(
  sources: readonly { readonly id: string; readonly name: string }[],
  chosen: readonly string[],
  noneMeansAll: string,
  locale: Locale,
): Field[] {
  if (sources.length === 0) return [];
  return [
    {
      kind: 'choices',
      name: 'sources',
      label: words(locale).sources,
      hint: noneMeansAll,
      optional: true,
      of: 'sources',
      options: sources.map(({ id, name }) => ({ value: id, label: name })),
      initial: chosen,
    },
  ];
}

/** Of the menu's choosable lists. */
export async function sourceOptions(request: Request): Promise<readonly Option[]> {
  await mustBeAdmin(request);
  const { kit, workspace } = request;
  const sources = await listSources(kit.database.db, workspace.id);
  return sources.map(({ id, name }) => ({ value: id, label: name }));
}

const words = phrases({
  en: { touchpoints: 'Only these touchpoints of the journey', sources: 'Only these sources' },
  fr: { touchpoints: 'Seulement ces étapes du parcours', sources: 'Seulement ces sources' },
});
