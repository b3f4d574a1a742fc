// `feedmirror verify`: copied media and what shows them against each other.
import { systemClock } from '../core/clock.ts';
import { type MediaFinding, verifyMedia } from '../pipeline/verify-media.ts';
import { blogTexts } from '../store/blog-texts.ts';
import { openMediaFiles } from '../store/media-files.ts';
import { type CliIo, exitStatus, type GlobalOptions, jsonLine, printable } from './io.ts';
import { openWorld } from './world.ts';

export interface VerifyOptions {
  readonly prune?: boolean;
}

/** @returns 0; 1 when something is wrong and was not mended */
export async function verify(options: VerifyOptions & GlobalOptions, io: CliIo): Promise<number> {
  const prune = options.prune === true;
  const world = await openWorld({ ...options, quiet: true }, io, prune ? 'write' : 'snapshot');
  try {
    const { config, places, parts } = world;
    const { dir } = config.jekyll;
    const findings: MediaFinding[] = [];
    await verifyMedia(
      {
        dirs: [...new Set([config.media, ...config.feeds.map(({ media }) => media)].map((one) => one.dir))],
        prune,
      },
      {
        files: openMediaFiles({ jekyllDir: dir, tempDir: places.tempDir }),
        state: parts.state,
        clock: systemClock,
        texts: blogTexts(dir),
        report: (finding) => {
          findings.push(finding);
          if (options.json === true) io.print(jsonLine(finding));
          else if (options.quiet !== true || isWrong(finding)) io.print(printable(describe(finding)));
        },
      },
    );
    const wrong = findings.filter(isWrong).length;
    if (options.json === true) io.print(jsonLine({ event: 'summary', ...sumsOf(findings) }));
    else if (options.quiet !== true) io.print(summary(findings));
    return wrong === 0 ? exitStatus.ok : exitStatus.needsPerson;
  } finally {
    await world.close();
  }
}

function isWrong(finding: MediaFinding): boolean {
  return finding.event !== 'unreferenced' || !finding.removed;
}

function describe(finding: MediaFinding): string {
  switch (finding.event) {
    case 'missing':
      return `  missing ${finding.path}  (shown by ${finding.shownBy})`;
    case 'damaged':
      return `  damaged ${finding.path}`;
    case 'unreferenced':
      return `  ${finding.removed ? 'removed' : 'unreferenced'} ${finding.path}`;
  }
}

function sumsOf(findings: readonly MediaFinding[]) {
  const count = (event: MediaFinding['event']): number =>
    findings.filter((one) => one.event === event).length;
  const removed = findings.filter((one) => one.event === 'unreferenced' && one.removed).length;
  return {
    missing: count('missing'),
    damaged: count('damaged'),
    unreferenced: count('unreferenced') - removed,
    removed,
  };
}

function summary(findings: readonly MediaFinding[]): string {
  const { missing, damaged, unreferenced, removed } = sumsOf(findings);
  const parts = [
    missing > 0 ? `${missing} missing` : '',
    damaged > 0 ? `${damaged} damaged` : '',
    unreferenced > 0 ? `${unreferenced} unreferenced ("feedmirror verify --prune" removes them)` : '',
    removed > 0 ? `${removed} removed` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'All copied media are in order.' : parts.join(', ');
}
