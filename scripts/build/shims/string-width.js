// The package calls `new Intl.Segmenter()` when imported, a third of the start. The help texts are plain ASCII.
import { stripVTControlCharacters } from 'node:util';

export default (text) => stripVTControlCharacters(String(text)).length;
