import type { Report } from '../lint/findings.js';
import { legible, legibleJson } from '../wording/quote.js';
import type { Format } from './formats.js';
import type { RenderOptions } from './options.js';

/** Renders a report in a format; each format is loaded when it is asked for. */
export async function render(format: Format, report: Report, options: RenderOptions): Promise<string> {
  if (JSON_FORMATS.includes(format)) return legibleJson(await rendered(format, report, options));
  const files = report.files.map((file) => ({ ...file, path: legible(file.path) }));
  const skipped = report.skipped.map((file) => ({ ...file, path: legible(file.path) }));
  return rendered(
    format,
    { ...report, files, skipped },
    { ...options, failures: (options.failures ?? []).map(legible) },
  );
}

/** Formats whose readers want names as they are; what they escape means the same. */
const JSON_FORMATS: readonly Format[] = ['json', 'sarif', 'gitlab'];

async function rendered(format: Format, report: Report, options: RenderOptions): Promise<string> {
  switch (format) {
    case 'stylish':
      return (await import('./stylish.js')).stylish(report, options);
    case 'text':
      return (await import('./text.js')).text(report);
    case 'json':
      return (await import('./json.js')).json(report);
    case 'sarif': {
      const { sarif } = await import('./sarif/sarif.js');
      const shown = await fromRoot(options.isForGitHub === true ? withoutSuppressed(report) : report);
      return sarif(shown, { rules: (await options.rules?.()) ?? [], failures: options.failures });
    }
    case 'junit':
      return (await import('./junit/junit.js')).junit(await fromHere(report), options.failSeverity);
    case 'gitlab':
      return (await import('./gitlab.js')).gitlab(await fromRoot(report));
    case 'markdown':
      return (await import('./markdown/markdown.js')).markdown(await fromHere(report), { isQuiet: options.isQuiet });
    case 'github-actions':
      return (await import('./github/annotations.js')).githubActions(await fromRoot(report), options.failures);
    case 'html':
      return (await import('./html/page.js')).page(await fromHere(report), options);
  }
}

async function fromHere(report: Report): Promise<Report> {
  return (await import('./paths.js')).reportFrom(process.cwd(), report);
}

/** Code hosts match paths with the repository, wherever in it a job runs. */
async function fromRoot(report: Report): Promise<Report> {
  const { reportFrom, repositoryRoot } = await import('./paths.js');
  return reportFrom(repositoryRoot(process.cwd()), report);
}

/** Code scanning takes no notice of suppressions, and would open an alert for each silenced finding. */
function withoutSuppressed(report: Report): Report {
  return { ...report, files: report.files.map((file) => ({ ...file, suppressed: [] })) };
}
