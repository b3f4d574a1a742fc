// The blog's own configuration as it stands on disk. Reads files; what they mean is the room jekyll's to say.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, detailOf } from '../core/errors.ts';
import { readYamlText } from '../core/yaml.ts';
import { type JekyllSite, jekyllSite } from '../jekyll/site-config.ts';

/** `site` is null when the file cannot be understood: `detail` says why, as a clause. */
export type BlogConfig =
  | { readonly site: JekyllSite; readonly file: string; readonly text: string | null }
  | { readonly site: null; readonly file: string; readonly detail: string };

/** A larger file is no configuration, and reading it as YAML would take minutes. */
const mostCharacters = 1_000_000;

/** In the order in which Jekyll looks for them (configuration.rb). */
const names = ['_config.yml', '_config.yaml', '_config.toml'];

/**
 * @param dir `jekyll.dir`
 * @returns Jekyll's defaults, and a null text, when there is no such file
 */
export async function readBlogConfig(dir: string): Promise<BlogConfig> {
  for (const name of names) {
    const file = join(dir, name);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'ENOENT' || code === 'ENOTDIR') continue;
      return { site: null, file, detail: detailOf(error) };
    }
    if (text.length > mostCharacters) return { site: null, file, detail: 'it is larger than 1 MB' };
    if (name.endsWith('.toml')) return { site: null, file, detail: 'this program reads YAML, not TOML' };
    return understood(file, text);
  }
  return { site: jekyllSite(null), file: join(dir, names[0] ?? ''), text: null };
}

function understood(file: string, text: string): BlogConfig {
  try {
    const reading = readYamlText(text.replace(/^\ufeff/, ''), 'jekyll');
    if (reading.mistake === null) return { site: jekyllSite(reading.value), file, text };
    const { line, message } = reading.mistake;
    return { site: null, file, detail: `line ${line}: ${detailOf(message.split('\n')[0] ?? '')}` };
  } catch (error) {
    return { site: null, file, detail: detailOf(error) };
  }
}

/** @throws ConfigError config.syntax when it cannot be understood: no address can be told then */
export function requireSite(blog: BlogConfig): JekyllSite {
  if (blog.site !== null) return blog.site;
  throw new ConfigError('config.unreadable', { file: blog.file, detail: blog.detail });
}
