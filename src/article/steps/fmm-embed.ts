// Frames that an editor put into the text (maps, charts, posts of other services), whose host is not allowed to stay.
import { attribute, select } from '../../core/html.ts';
import { replace } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { isEmbedHost } from '../attributes.ts';
import { titledLink } from './playable.ts';
import type { StepScene } from './step.ts';

/** Each becomes a link to what it shows; frames of allowed hosts stay. */
export function fmmEmbed({ body, url, rules }: StepScene): void {
  for (const frame of select(body, '.m-em-flash iframe')) {
    const address = parseHttpUrl(attribute(frame, 'src') ?? attribute(frame, 'data-src') ?? '', url);
    if (address === null || isEmbedHost(address.hostname, rules.embedHosts)) continue;
    replace(frame, [titledLink(address.href, attribute(frame, 'title')?.trim() || null)]);
  }
}
