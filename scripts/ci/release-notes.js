// Prints the section of a release in the changelog: node scripts/ci/release-notes.js v0.1.0
// Ends with 1 if the tag is not the version in package.json, or the changelog has no section for it.

import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const [tag] = process.argv.slice(2);
const { version } = JSON.parse(read('package.json'));
if (tag !== `v${version}`)
  fail(`The tag is ${tag}, but the version in package.json is ${version}. Make them the same.`);

const sections = read('CHANGELOG.md').split(/^(?=## \[)|^(?=\[Unreleased\]:)/m);
const section = sections.find((text) => text.startsWith(`## [${version}] - `));
if (section === undefined) fail(`CHANGELOG.md has no section "## [${version}] - DAY". Add it.`);
const [heading, ...lines] = section.trim().split('\n');
const notes = lines.join('\n').trim();
if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading) || notes === '') fail(`"${heading}" needs a day and something below it.`);
console.log(notes);
