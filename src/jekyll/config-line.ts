// Where in a _config.yml a key stands, and what to write there. Pure.

export interface ConfigText {
  /** As shown to the owner. */
  readonly file: string;
  /** Null: there is no such file yet. */
  readonly text: string | null;
}

/** From 1; null when the key does not stand at the top level. Of several the last one counts. */
export function lineOf({ text }: ConfigText, key: string): number | null {
  const lines = (text ?? '').split(/\r\n|\n|\r/);
  const index = lines.findLastIndex(
    (line) => line.startsWith(key) && /^\s*:(?:\s|$)/.test(line.slice(key.length)),
  );
  return index < 0 ? null : index + 1;
}

/** "Write `timezone: UTC` in _config.yml:7." or, where the key is missing, "Add the line … to …". */
export function writeLine(config: ConfigText, key: string, value: string): string {
  const line = lineOf(config, key);
  if (line !== null) return `Write \`${key}: ${value}\` in ${config.file}:${line}.`;
  const verb = config.text === null ? 'Create' : 'Add to';
  return `${verb} ${config.file}${config.text === null ? ' with' : ''} the line \`${key}: ${value}\`.`;
}
