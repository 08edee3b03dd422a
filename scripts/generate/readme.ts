// The transcripts in README.md: what the commands in it really print.
import { readdirSync } from 'node:fs';
import { createLinter, reportOf } from '../../src/lint/index.js';
import { render } from '../../src/report/render.js';

const BLOCK = /(<!-- begin: (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The README with every block between `<!-- begin: NAME -->` and `<!-- end -->` made anew. */
export async function readmeTranscripts(readme: string): Promise<string> {
  const blocks: Readonly<Record<string, () => Promise<string>>> = {
    broken: async () => fence(await lintFiles(examplesIn('examples'))),
    sam: async () => fence(await lintFiles(['examples/templates/sam.yaml'])),
  };
  let made = readme;
  for (const [whole, begin, name = '', end] of readme.matchAll(BLOCK)) {
    const block = blocks[name];
    if (block === undefined) throw new Error(`README.md: unknown block ${name}`);
    const text = await block();
    made = made.replace(whole, () => `${begin}${text}${end}`);
  }
  return made;
}

function examplesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);
}

async function lintFiles(names: readonly string[]): Promise<string> {
  const linter = createLinter();
  const files = [];
  for (const name of names) {
    const result = await linter.lint(name);
    if (result.kind !== 'linted') throw new Error(`${name} cannot be linted`);
    files.push(...result.files);
  }
  return render('stylish', reportOf(files), {
    hasColor: false,
    isVerbose: false,
    isQuiet: false,
    milliseconds: 0,
  });
}

function fence(text: string): string {
  return `\`\`\`text\n${text}\`\`\`\n`;
}
