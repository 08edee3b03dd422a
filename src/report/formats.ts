/** The report formats. */
export const FORMATS = [
  'stylish',
  'text',
  'json',
  'sarif',
  'junit',
  'gitlab',
  'github-actions',
  'markdown',
  'html',
] as const;

/** The name of a report format. */
export type Format = (typeof FORMATS)[number];
