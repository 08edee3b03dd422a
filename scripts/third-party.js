import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

const bundledPackages = (results) => {
  const inputs = results.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
    ),
  );
  return new Set(inputs.flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? []));
};

const notice = (folder) => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const fallback = `The package carries no licence text. Its author is ${author?.name ?? author}.`;
  return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') || fallback };
};

/** The names and licence texts of the packages in esbuild's results, sorted, each text once. */
export const thirdPartyNotices = (root, results) => {
  const titlesByText = new Map();
  for (const { title, text } of [...bundledPackages(results)].map((folder) => notice(join(root, folder)))) {
    titlesByText.set(text, (titlesByText.get(text) ?? new Set()).add(title));
  }
  const sections = [...titlesByText].map(([text, titles]) => `${[...titles].sort().join('\n')}\n\n${text}`).sort();
  return `apigw-lint contains the following packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};
