import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minifySync } from 'rolldown/utils';

/** Takes the comments and the indentation out of a style sheet. */
const withoutSpace = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim();

const small = (path, text) => {
  if (path.endsWith('.css')) return withoutSpace(text);
  if (path.endsWith('.js')) return minifySync(path, text).code;
  return text;
};

/** Imports with `?raw` give the text of a file, as in Vite: the parts of a page. */
export const asText = {
  name: 'as-text',
  resolveId: {
    filter: { id: /\?raw$/ },
    handler: (source, importer) => join(dirname(importer), source),
  },
  load: {
    filter: { id: /\?raw$/ },
    handler(id) {
      const path = id.replace(/\?raw$/, '');
      return { code: `export default ${JSON.stringify(small(path, readFileSync(path, 'utf8')))};`, moduleType: 'js' };
    },
  },
};
