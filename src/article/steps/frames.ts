// Frames that an editor put into the text: players, maps, charts, posts of other services.
import { embedAt } from '../../core/common-rules.ts';
import { attribute, type HtmlElement, matches, select } from '../../core/html.ts';
import { replace } from '../../core/html-edit.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { meantAddress } from '../links.ts';
import { frameAddress, titledLink, watchAddress } from './playable.ts';
import type { StepScene } from './step.ts';

/** The boxes that the site puts an editor's embeds into; a stranger's frame in bare text is an advertisement or a counter. */
const placed = '[class*="m-em-"] iframe, figure iframe';

/** A frame of a known service gets its embed address; any other that is to be seen becomes a link to what it shows. */
export function frames({ body, url, rules }: StepScene): void {
  for (const frame of select(body, 'iframe')) {
    const given = attribute(frame, 'src')?.trim() || attribute(frame, 'data-src')?.trim() || '';
    const parsed =
      given === ''
        ? null
        : (parseHttpUrl(given, url) ?? parseHttpUrl(attribute(frame, 'data-src') ?? '', url));
    if (parsed === null || isHidden(frame)) {
      replace(frame, []);
      continue;
    }
    const embed = frameAddress(parsed.href, rules.common);
    if (embed !== null) frame.attribs['src'] = embed;
    else {
      const meant = meantAddress(parsed, rules.linkWrappers) ?? parsed.href;
      const title = attribute(frame, 'title')?.replace(/\s+/g, ' ').trim() || null;
      const isEditors =
        title !== null || matches(frame, placed) || embedAt(meant, rules.common.embeds) !== null;
      replace(frame, isEditors ? [titledLink(watchAddress(meant, rules.common), title)] : []);
    }
  }
}

/** Counters and the like: nobody is meant to see them. */
function isHidden(frame: HtmlElement): boolean {
  const style = attribute(frame, 'style') ?? '';
  const isTiny = ['width', 'height'].some((side) =>
    /^[01](?:px)?$/.test(attribute(frame, side)?.trim() ?? ''),
  );
  return isTiny || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
