// Which network addresses may be connected to, and the DNS look-up that refuses the others at connect time.
// Knows nothing of HTTP. The only file that imports ipaddr.js.
import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** May a fetch reach private, loopback and link-local addresses? */
export type PrivateHosts = 'allow' | 'refuse';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name; rejects like `dns.lookup` (code ENOTFOUND, EAI_AGAIN …) when there is none. */
export type Resolver = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** A name or literal leads to an address that is not public. */
export class PrivateAddressError extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`the address ${address} is not public`);
    this.name = 'PrivateAddressError';
    this.address = address;
  }
}

/** The system's resolver: hosts file, then DNS, every address. */
export const systemResolver: Resolver = (hostname) => systemLookup(hostname, { all: true });

/** A cloud's metadata and wire server that lies in public space; the others are link-local, unique-local or shared space. */
const metadataAddresses = new Set(['168.63.129.16']);

/** Prefixes whose last 32 bits are an IPv4 address: IPv4-mapped (RFC 4291) and the NAT64 prefix (RFC 6052). */
const embedsIpv4AtEnd = [ipaddr.IPv6.parse('::ffff:0:0'), ipaddr.IPv6.parse('64:ff9b::')];
const sixToFour = ipaddr.IPv6.parse('2002::');
const globalUnicast = ipaddr.IPv6.parse('2000::');

/**
 * True when `text` is an IP address of the public internet. IPv4-mapped, NAT64 and 6to4 forms are judged by the IPv4
 * address inside them; everything that is no plain unicast address (IANA special-purpose registries) is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) {
    return address.range() === 'unicast' && !metadataAddresses.has(address.toString());
  }
  const bytes = address.toByteArray();
  if (embedsIpv4AtEnd.some((prefix) => address.match(prefix, 96))) return isPublicBytes(bytes.slice(12));
  if (address.match(sixToFour, 16)) return isPublicBytes(bytes.slice(2, 6));
  return address.range() === 'unicast' && address.match(globalUnicast, 3);
}

function isPublicBytes(bytes: number[]): boolean {
  return isPublicAddress(new ipaddr.IPv4(bytes).toString());
}

/**
 * Refuses a URL whose host is a literal that is not public. A connection to a literal asks no resolver, so this must be
 * called before each one. `2130706433`, `0x7f.1` and the like have been made dotted by the URL parser.
 * @throws PrivateAddressError
 */
export function checkLiteral(url: URL): void {
  const literal = bareHost(url);
  if (ipaddr.isValid(literal) && !isPublicAddress(literal)) throw new PrivateAddressError(literal);
}

/** The host as resolvers and sockets want it: an IPv6 literal without its brackets. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Resolves a name once and refuses it when any of its addresses is not public: a name that answers with one of each is
 * an attack or a mistake.
 * @throws PrivateAddressError, or what the resolver throws
 */
export async function resolvePublic(
  hostname: string,
  resolver: Resolver,
): Promise<readonly ResolvedAddress[]> {
  const addresses = await resolver(hostname);
  const refused = addresses.find(({ address }) => !isPublicAddress(address));
  if (refused !== undefined) throw new PrivateAddressError(refused.address);
  return addresses;
}

/** A `lookup` for sockets: the addresses that were checked are the ones connected to, so nothing can change in between. */
export function guardedLookup(options: {
  readonly resolver: Resolver;
  readonly privateHosts: PrivateHosts;
}): LookupFunction {
  const resolve: Resolver =
    options.privateHosts === 'allow'
      ? options.resolver
      : (hostname) => resolvePublic(hostname, options.resolver);
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const first = addresses[0];
        if (first === undefined) callback(notFound(hostname), '');
        else if (all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname,
  });
}
