// What every check of `doctor` stands on. Knows no check.
import type { Config } from '../../config/schema.ts';
import type { Finding } from '../../core/finding.ts';
import type { BlogConfig } from '../blog-config.ts';
import type { Places } from '../world.ts';

export interface Ground {
  /** The configuration file, as named by the person. */
  readonly file: string;
  readonly config: Config;
  readonly places: Places;
  readonly blog: BlogConfig;
  readonly now: Date;
}

/** Looks without changing anything; what it cannot see is a finding too, never an error. */
export type Check = (ground: Ground) => Promise<readonly Finding[]>;

/** A folder without a configuration of Jekyll's is no blog (yet): posts alone are a mirror, too. */
export function hasBlog({ blog }: Ground): boolean {
  return blog.site === null || blog.text !== null;
}
