/**
 * Whether the terminal shows hyperlinks. There is no way to ask it, so this is a list of those known to, and
 * FORCE_HYPERLINK as other tools read it.
 */
export function hasLinks(env = process.env): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined) return forced !== '0';
  if (env['CI'] !== undefined || env['TMUX'] !== undefined) return false;
  if (env['WT_SESSION'] !== undefined || env['KITTY_WINDOW_ID'] !== undefined) return true;
  if (Number(env['VTE_VERSION'] ?? 0) >= 5000) return true;
  return ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(env['TERM_PROGRAM'] ?? '');
}
