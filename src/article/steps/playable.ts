// What a reader can play or open without the site's scripts: frames of known services, and links in place of the rest.
import { type CommonRules, embedAt, filled } from '../../core/common-rules.ts';
import type { HtmlElement } from '../../core/html.ts';
import { append, createElement } from '../../core/html-edit.ts';

/** A paragraph with a link to where it can be played. Without a title the address is shown. */
export function titledLink(address: string, title: string | null): HtmlElement {
  return append(createElement('p'), append(createElement('a', { href: address }), title ?? address));
}

/**
 * The address of the frame for any address of a film, sound or post: of the form that works inside a page where the id
 * is known, else as it is. Null when its service allows no frames or is unknown.
 */
export function frameAddress(address: string, common: CommonRules): string | null {
  const found = embedAt(address, common.embeds);
  if (found === null || found.service.frame === null) return null;
  const embed = filled(found.service.frame, found.id);
  if (embed === null) return address;
  // Parameters such as the second to begin at stay when the address is a frame's already.
  return pathOf(address) === pathOf(embed) || isFrame(address) ? address : embed;
}

/** The frame of a service for an id alone; null when the service or its frame's form is unknown. */
export function frameOfId(service: string, id: string, common: CommonRules): string | null {
  const found = common.embeds.find((one) => one.service === service.toLowerCase());
  return filled(found?.frame ?? null, id);
}

/** Where a person can look at what an address plays; the address itself when nothing better is known. */
export function watchAddress(address: string, common: CommonRules): string {
  const found = embedAt(address, common.embeds);
  return filled(found?.service.watch ?? null, found?.id ?? null) ?? address;
}

function pathOf(address: string): string {
  return new URL(address).pathname;
}

/** Players of these services have many addresses, all with such a folder or host. */
function isFrame(address: string): boolean {
  const url = new URL(address);
  return /\/embed\/|\/player(?:\/|\.html)/.test(url.pathname) || url.hostname.startsWith('player.');
}
