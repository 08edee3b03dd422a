/** The option for it, of every command that colours. */
export const COLOR_OPTION = { color: { type: 'boolean', describe: 'Colour the output; --no-color does not' } } as const;

/**
 * Whether to colour what goes to a stream: `--color`/`--no-color`, then NO_COLOR, then FORCE_COLOR, then whether it is a
 * terminal. https://no-color.org
 */
export function hasColor(flag: boolean | undefined, stream: { readonly isTTY?: boolean }, env = process.env): boolean {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
