import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOfBytes } from './as-bytes.js';

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/** The folders of the packages that chunks have code of. */
const bundledPackages = (chunks) => {
  const modules = chunks.flatMap(({ modules }) => Object.entries(modules ?? {}));
  return new Set(
    modules.flatMap(
      ([id, { renderedLength }]) => (renderedLength > 0 && PACKAGE.exec(fileOfBytes(id) ?? id)?.[0]) || [],
    ),
  );
};

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Old manifests have a list of licences, or an object for one. */
const licenceOf = ({ license, licenses }) => {
  const found = [license, licenses].flat().filter(Boolean);
  return found.map((one) => one.type ?? one).join(' OR ');
};

/** For a package that names a licence and an author but carries no text; ours is under Apache-2.0 too. */
const standardText = (root, title, licence, author) => {
  const texts = { MIT, 'Apache-2.0': readFileSync(join(root, 'LICENSE'), 'utf8').trim() };
  if (!(licence in texts)) throw new Error(`${title} carries no licence text, and there is none here for its licence.`);
  return `The package carries no text of its licence; this is the standard one.\nCopyright ${author}\n\n${texts[licence]}`;
};

const notice = (root, folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licence = licenceOf(manifest);
  const title = `${manifest.name} ${manifest.version} (${licence})`;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const author = manifest.author?.name ?? manifest.author;
  return { title, text: texts.join('\n\n') || standardText(root, title, licence, author) };
};

/**
 * The names and licence texts of the packages that rolldown's chunks have code of, sorted, each text once.
 * @throws for a package whose licence text cannot be found
 */
export const thirdPartyNotices = (root, chunks) => {
  const titlesByText = new Map();
  for (const { title, text } of [...bundledPackages(chunks)].map((folder) => notice(root, folder))) {
    titlesByText.set(text, (titlesByText.get(text) ?? new Set()).add(title));
  }
  const sections = [...titlesByText].map(([text, titles]) => `${[...titles].sort().join('\n')}\n\n${text}`).sort();
  return `apigw-lint contains the following packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};
