import type { Report } from '../lint/report.js';
import type { Format } from './formats.js';

/** How to render a report. */
export interface RenderOptions {
  readonly hasColor: boolean;
  /** Whether to add why, how to fix, links and timing. */
  readonly isVerbose: boolean;
  /** Whether everything but errors was left out. */
  readonly isQuiet: boolean;
  /** How long the run took; `undefined` where that says nothing. */
  readonly milliseconds: number | undefined;
}

/** Renders a report in a format; each format is loaded when it is asked for. */
export async function render(format: Format, report: Report, options: RenderOptions): Promise<string> {
  switch (format) {
    case 'stylish':
      return (await import('./stylish.js')).stylish(report, options);
    case 'text':
      return (await import('./text.js')).text(report);
    case 'json':
      return (await import('./json.js')).json(report);
    case 'markdown':
      return (await import('./markdown.js')).markdown(await fromHere(report), { isQuiet: options.isQuiet });
  }
}

async function fromHere(report: Report): Promise<Report> {
  return (await import('./paths.js')).reportFrom(process.cwd(), report);
}
