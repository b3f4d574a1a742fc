// A run that only shows what it would write. Knows no command.
import type { PipelineParts } from './parts.ts';

/**
 * The same parts, by which nothing changes: each writing of a post is told instead. What a copy of the state learns of
 * alarms is forgotten with it, so the real run says it; and the log says nothing of posts that nobody wrote.
 */
export function previewed(parts: PipelineParts): PipelineParts {
  const { posts, logger, report } = parts;
  const aside = (fields: object, message: string): void => logger.debug(fields, `preview: ${message}`);
  return {
    ...parts,
    media: { ...parts.media, ...parts.media.preview },
    logger: {
      debug: aside,
      info: aside,
      warn: aside,
      error: (fields, message) => logger.error(fields, message),
    },
    report: (event) => {
      if (event.event !== 'alarm') report(event);
    },
    posts: {
      list: (tell) => posts.list(tell),
      listElsewhere: (tell) => posts.listElsewhere(tell),
      exists: () => posts.exists(),
      read: (path) => posts.read(path),
      readExactly: (path) => posts.readExactly(path),
      write: async (path, text) => {
        report({ event: 'change', path, before: (await posts.read(path)) ?? '', after: text });
      },
    },
  };
}
