// What a feed name, tag or category may be made of, so that it is safe in YAML and in a Jekyll permalink. Knows no configuration file.

/** Plain words that YAML reads as a truth value or as nothing. */
const yamlKeyword = /^(?:y|n|yes|no|true|false|on|off|null|nil)$/i;

/** Would YAML take these bare letters for something other than text? */
export function isYamlKeyword(text: string): boolean {
  return yamlKeyword.test(text);
}

/**
 * What is wrong with a feed name, tag or category: a clause that follows the name of the key, without a final stop;
 * null when nothing is. A colon in a category stops the whole Jekyll build, a slash or two dots make folders,
 * a comma makes two tags, bare digits look like a date in the permalink.
 */
export function checkSourceName(name: string): string | null {
  if (name.trim() === '') return 'must not be empty';
  if (name !== name.trim()) return `"${name}" must not start or end with a space`;
  const foreign = /[^\p{L}\p{M}\p{Nd} ·.-]/u.exec(name)?.[0];
  if (foreign !== undefined) {
    return `"${name}" holds ${JSON.stringify(foreign)}; only letters, digits, spaces, "·", "." and "-" are safe in a Jekyll category`;
  }
  if (name.includes('..')) return `"${name}" must not hold two dots in a row`;
  if (!/[\p{L}\p{Nd}]/u.test(name)) return `"${name}" needs at least one letter or digit`;
  if (/^\p{Nd}+$/u.test(name)) return `"${name}" must not be digits alone`;
  if (isYamlKeyword(name)) return `"${name}" is a word that YAML does not read as text`;
  return null;
}
