// What is true of every site's pages, as data: services whose players and posts are embedded everywhere. Loaded from
// config/sites/common.yaml by config/, used by article/ and pipeline/.

import { findIn } from './patterns.ts';
import type { Removal } from './removal.ts';
import { parseHttpUrl } from './url.ts';

/** A service whose films, sounds or posts stand in the pages of others. */
export interface EmbedService {
  /** One word, as players name it in their attributes: `youtube`. */
  readonly service: string;
  /** Hosts of its addresses; subdomains are meant too. */
  readonly hosts: readonly string[];
  /** Finds the id in one of its addresses, without the scheme (first group); null when its frames have no common id. */
  readonly id: string | null;
  /** What an id alone looks like, whole; null when an id cannot be told from other texts. */
  readonly bareId: string | null;
  /**
   * The frame's address, with `{id}`; `{url}`: whatever address a frame has; null: frames are made links, since they
   * show nothing without a script or a login.
   */
  readonly frame: string | null;
  /** Where a person can look at it, with `{id}`; null: the address itself. */
  readonly watch: string | null;
  /** A picture of it, with `{id}`. */
  readonly poster: string | null;
}

/** A network's post in the text, which only the network's script would draw. */
export interface NetworkPost {
  readonly selector: string;
  /** The attribute that names the post. */
  readonly attribute: string;
  /** Its address, with `{value}` for the attribute's. */
  readonly address: string;
}

export interface CommonRules {
  readonly embeds: readonly EmbedService[];
  readonly networkPosts: readonly NetworkPost[];
  /** As in SiteRules, for hosts that all the world links to. */
  readonly httpsHosts: readonly string[];
  /** Hosts of scripts, frames and links that an editor's browser extension wrote into the text; subdomains too. */
  readonly adwareHosts: readonly string[];
  /** What services add to articles, whoever's they are. Taken out after a site's own removals. */
  readonly remove: readonly Removal[];
}

export const noCommonRules: CommonRules = {
  embeds: [],
  networkPosts: [],
  httpsHosts: [],
  adwareHosts: [],
  remove: [],
};

/** The hosts whose frames may stay. */
export function frameHosts(common: CommonRules): readonly string[] {
  return common.embeds.flatMap((service) => (service.frame === null ? [] : service.hosts));
}

/** Is it one of the hosts, or a subdomain of one? */
export function isHostOf(host: string, names: readonly string[]): boolean {
  return names.some((name) => host === name || host.endsWith(`.${name}`));
}

/** The film, sound or post behind an address. */
export interface EmbedFound {
  readonly service: EmbedService;
  /** null when the address is of the service but names nothing that we know of. */
  readonly id: string | null;
}

/** The service that an absolute address belongs to; null when it is none's. */
export function embedAt(address: string, services: readonly EmbedService[]): EmbedFound | null {
  const url = parseHttpUrl(address);
  const service = url === null ? undefined : services.find(({ hosts }) => isHostOf(url.hostname, hosts));
  if (url === null || service === undefined) return null;
  const text = url.href.replace(/^https?:\/\//, '');
  const id = service.id === null ? null : (findIn(service.id, text)?.[1] ?? null);
  return { service, id };
}

/** A template of a service with the id put in; null when either is missing. */
export function filled(template: string | null, id: string | null): string | null {
  return template === null || id === null || !template.includes('{id}')
    ? null
    : template.replaceAll('{id}', encodeURIComponent(id));
}
