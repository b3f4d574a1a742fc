// What a browser extension on an editor's machine wrote into the text. Scripts go in any case; this is the rest.
import { isHostOf } from '../../core/common-rules.ts';
import { attribute, select } from '../../core/html.ts';
import { replace, unwrap } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import type { StepScene } from './step.ts';

/** Frames and pictures of adware hosts are taken out; of links only the words stay. */
export function dropAdware({ body, url, rules }: StepScene): void {
  const isAdware = (address: string | null): boolean => {
    const target = address === null ? null : parseHttpUrl(address, url);
    return target !== null && isHostOf(target.hostname, rules.common.adwareHosts);
  };
  for (const element of select(body, 'iframe, img, embed, object, ins')) {
    if (['src', 'data-src', 'data'].some((name) => isAdware(attribute(element, name)))) replace(element, []);
  }
  for (const link of select(body, 'a[href]')) if (isAdware(attribute(link, 'href'))) unwrap(link);
}
