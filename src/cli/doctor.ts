// `feedmirror doctor`: looks at the installation and the blog, changes nothing, asks nobody.
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { loadAllSiteRules, loadCommonRules, siteFolders } from '../config/sites.ts';
import { systemClock } from '../core/clock.ts';
import { MirrorError } from '../core/errors.ts';
import { type Finding, failure, ok, warning } from '../core/finding.ts';
import { readBlogConfig } from './blog-config.ts';
import { blog } from './doctor/blog.ts';
import { folders } from './doctor/folders.ts';
import type { Check } from './doctor/ground.ts';
import { nodeFinding } from './doctor/machine.ts';
import { siteRoot } from './doctor/site-root.ts';
import { stateFile } from './doctor/state-file.ts';
import { theme } from './doctor/theme.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { configFile, placesOf } from './world.ts';

/** In the order of the output. */
const checks: readonly Check[] = [folders, stateFile, blog, theme, siteRoot];

/** @returns 1 when something fails, or with --strict when there is a warning */
export async function doctor(options: GlobalOptions, io: CliIo): Promise<number> {
  const findings: Finding[] = [];
  const show = (found: readonly Finding[]): void => {
    for (const finding of found) {
      findings.push(finding);
      if (options.json === true) io.print(jsonLine(finding));
      else if (options.quiet !== true || finding.state !== 'ok')
        for (const line of lines(finding)) io.print(line);
    }
  };
  show([nodeFinding(process.versions.node)]);
  const file = configFile(options, io.env);
  const config = await readable(file, io);
  show(config.findings);
  if (config.value !== null) {
    const places = placesOf(config.value);
    const found = await readBlogConfig(config.value.jekyll.dir);
    const ground = { file, config: config.value, places, blog: found, now: systemClock.now() };
    for (const check of checks) show(await check(ground));
  }
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  if (options.json !== true && options.quiet !== true)
    io.print(`${count('failure')} failures, ${count('warning')} warnings, ${count('ok')} in order`);
  const isBad = count('failure') > 0 || (options.strict === true && count('warning') > 0);
  return isBad ? exitStatus.needsPerson : exitStatus.ok;
}

async function readable(
  file: string,
  io: CliIo,
): Promise<{ readonly value: Config | null; readonly findings: readonly Finding[] }> {
  try {
    const value = await loadConfig({ file, env: io.env });
    const folders = siteFolders(file);
    await Promise.all([loadAllSiteRules(folders), loadCommonRules(folders)]);
    const later = value.unavailable.map(({ key, sentence }) =>
      warning(
        'configuration',
        `${file}: ${sentence}`,
        `Take ${key} out of ${file} until a later version has it.`,
      ),
    );
    const contact =
      value.contact === null
        ? warning(
            'contact',
            `${file}: contact is not set: sources cannot reach you.`,
            'Give a web or e-mail address.',
          )
        : ok('contact', value.contact);
    return { value, findings: [ok('configuration', `${file} can be read.`), contact, ...later] };
  } catch (error) {
    if (!(error instanceof MirrorError)) throw error;
    const fix = `Mend ${String(error.context['file'] ?? file)}; all other checks wait for it.`;
    return { value: null, findings: [failure('configuration', error.message, fix)] };
  }
}

function lines({ state, check, message, fix }: Finding): readonly string[] {
  const first = `${state.padEnd(8)} ${check}: ${message}`;
  return (fix === null ? [first] : [first, `         ${fix}`]).map(printable);
}
