// Which film a player of the site's script plays: its attributes name a service and an id, an address, or a file.

import { attribute, type HtmlElement, matches } from '../../core/html.ts';
import { occursIn } from '../../core/patterns.ts';
import { parseHttpUrl } from '../../core/url.ts';
import { fieldsOf, listOf, parseJson, textField } from './embedded-json.ts';
import { frameOfId } from './playable.ts';
import type { StepScene } from './step.ts';

const addressNames = ['source', 'src', 'data-source', 'data-src', 'data-url', 'url', 'href'];
const idNames = ['video-id', 'data-video-id', 'data-video', 'data-id'];
const serviceNames = ['type', 'source', 'data-type', 'data-provider', 'provider', 'platform'];

/** The absolute address of what `player` plays: a file, a page or a frame of a service; null when it cannot be told. */
export function filmAddress(
  player: HtmlElement,
  block: HtmlElement,
  { rules, url }: StepScene,
): string | null {
  const values = (names: readonly string[]) =>
    names.map((name) => attribute(player, name)?.trim() ?? '').filter((value) => value !== '');
  const id = values(idNames)[0] ?? null;
  const known = rules.common.embeds.map(({ service }) => service);
  const service = [...values(serviceNames), wordOfClass(player, block, known)].find(
    (word) => word !== null && known.includes(word.toLowerCase()),
  );
  if (id !== null && service !== undefined && service !== null) {
    const frame = frameOfId(service, id, rules.common);
    if (frame !== null) return frame;
  }
  const address = values(addressNames)
    .flatMap((value) => [...sourcesIn(value), value])
    .map((value) => (/^(?:https?:)?\/\/|^\/[^/]|\.\w{2,4}$/i.test(value) ? parseHttpUrl(value, url) : null))
    .find((found) => found !== null);
  if (address !== undefined) return address.href;
  return id === null ? null : byLooks(id, rules.common.embeds, (word) => frameOfId(word, id, rules.common));
}

/** `youtube-player` and the wrapper's `video-type-youtube` name the service. */
function wordOfClass(player: HtmlElement, block: HtmlElement, known: readonly string[]): string | null {
  return (
    known.find(
      (word) =>
        player.name === `${word}-player` ||
        matches(player, `.video-type-${word} *`) ||
        hasClass(block, `video-type-${word}`),
    ) ?? null
  );
}

function hasClass(block: HtmlElement, name: string): boolean {
  return (attribute(block, 'class') ?? '').split(/\s+/).includes(name);
}

/** Some players have a list of sources as JSON where others have an address. */
function sourcesIn(value: string): readonly string[] {
  if (!/^[[{]/.test(value)) return [];
  const data = parseJson(value);
  const list = Array.isArray(data) ? data : [data, ...listOf(fieldsOf(data)['sources'])];
  return list.flatMap((one) =>
    [textField(fieldsOf(one), 'url') ?? textField(fieldsOf(one), 'src') ?? []].flat(),
  );
}

/** Without any name, an id that looks like one service's is taken for it. */
function byLooks(
  id: string,
  embeds: StepScene['rules']['common']['embeds'],
  frameOf: (service: string) => string | null,
): string | null {
  const alike = embeds.find(({ bareId }) => bareId !== null && occursIn(bareId, id));
  return alike === undefined ? null : frameOf(alike.service);
}
