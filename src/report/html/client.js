// Runs in the page of the report: filters, search, and one part of the page at a time. Everything it works on is in the page.

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);
const plural = (number, name) => `${number} ${name}${number === 1 ? '' : 's'}`;

const views = all('.view');
const search = one('#search');
const filters = one('.filters');
const kinds = one('.kinds');

/** What filters choose from, with what they look at; the text is read when it is first searched. */
const item = (element) => ({
  element,
  facets: element.dataset,
  counts: !element.closest('.suppressed'),
  text: undefined,
});
const findings = all('.finding').map(item);
const operations = all('tbody tr').map(item);
const files = all('.file').map((element) => ({
  element,
  suppressed: one('.suppressed', element),
  findings: findings.filter((finding) => element.contains(finding.element)),
}));

const words = () => search.value.toLowerCase().split(/\s+/).filter(Boolean);

/** The name of the file is searched too. */
const placeOf = (element) => one('h3, caption', element.closest('.file, table')).textContent;

const hasWords = (entry, wanted) => {
  if (wanted.length === 0) return true;
  entry.text ??= `${entry.element.textContent} ${placeOf(entry.element)}`.toLowerCase();
  return wanted.every((word) => entry.text.includes(word));
};

const ticked = (form, name) =>
  new Set(form ? all(`input[name="${name}"]:checked`, form).map(({ value }) => value) : []);

/** Hides what does not match, and tells for each choice how much it would give. */
const apply = (items, form, names) => {
  const wanted = words();
  const chosen = new Map(names.map((name) => [name, ticked(form, name)]));
  const numbers = new Map(names.map((name) => [name, new Map()]));
  let shown = 0;
  for (const entry of items) {
    const matches = hasWords(entry, wanted);
    const failed = names.filter((name) => chosen.get(name).size > 0 && !chosen.get(name).has(entry.facets[name]));
    entry.element.hidden = !matches || failed.length > 0;
    if (!entry.counts) continue;
    if (!entry.element.hidden) shown++;
    for (const name of names) {
      const others = failed.filter((other) => other !== name);
      const of = numbers.get(name);
      if (matches && others.length === 0) of.set(entry.facets[name], (of.get(entry.facets[name]) ?? 0) + 1);
    }
  }
  for (const box of form ? all('input', form) : []) {
    const number = numbers.get(box.name).get(box.value) ?? 0;
    one('.count', box.parentElement).textContent = number;
    box.parentElement.classList.toggle('without', number === 0 && !box.checked);
  }
  const isFiltered = [...chosen.values()].some((values) => values.size > 0);
  if (form) one('[type="reset"]', form).hidden = !isFiltered;
  return { shown, isFiltered: isFiltered || wanted.length > 0 };
};

const say = (selector, { shown, isFiltered }, total, name) => {
  const status = one(selector);
  if (status) status.textContent = isFiltered ? `${shown} of ${plural(total, name)}` : plural(total, name);
};

const isShown = ({ hidden }) => !hidden;

/** Hides files, and what is suppressed in them, without anything to show. */
const tidy = (isFiltered) => {
  for (const { element, suppressed, findings } of files) {
    const shown = findings.filter((finding) => isShown(finding.element));
    const loud = shown.filter(({ counts }) => counts).length;
    const silent = shown.length - loud;
    if (suppressed) {
      suppressed.hidden = silent === 0;
      one('summary', suppressed).textContent = plural(silent, 'suppressed finding');
    }
    element.hidden = shown.length === 0;
    one('.count', element).textContent = loud === 0 ? 'nothing that counts' : plural(loud, 'finding');
  }
  const clean = one('.clean');
  if (clean) clean.hidden = isFiltered;
};

const refresh = () => {
  const found = apply(findings, filters, ['severity', 'rule']);
  tidy(found.isFiltered);
  say('#findings-status', found, findings.filter(({ counts }) => counts).length, 'finding');
  const called = apply(operations, kinds, ['kind', 'access', 'found']);
  say('#integrations-status', called, operations.length, 'operation');
  for (const table of all('table')) table.hidden = !all('tbody tr', table).some(isShown);
};

const clear = () => {
  filters?.reset();
  kinds?.reset();
  search.value = '';
  refresh();
};

/** Shows the part of the page that the address names, and in it the very place. */
const go = () => {
  const target = document.getElementById(location.hash.slice(1));
  const view = target?.closest('.view') ?? views.find(isShown) ?? views[0];
  for (const other of views) other.hidden = other !== view;
  for (const link of all('nav a')) {
    if (link.hash === `#${view.id}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (!target || target === view) return;
  if (target.closest('[hidden]')) clear();
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
};

/** Why and how to fix stand once in the page, with the rule. */
const explain = ({ target }) => {
  if (!target.matches?.('.about') || !target.open || one('dl', target)) return;
  const text = document.getElementById(target.closest('.finding').dataset.rule);
  target.lastElementChild.replaceWith(...all('.demand, .explanation', text).map((part) => part.cloneNode(true)));
};

const only = ({ target }) => {
  const rule = target.closest?.('[data-only]')?.dataset.only;
  if (!rule) return;
  clear();
  for (const box of all('input[name="rule"]', filters)) box.checked = box.value === rule;
  refresh();
};

let waiting;
search.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 60);
});
for (const form of all('form')) {
  form.hidden = false;
  form.addEventListener('change', refresh);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The boxes are cleared after this event.
  form.addEventListener('reset', () => setTimeout(refresh));
}
document.addEventListener('toggle', explain, true);
document.addEventListener('click', only);
addEventListener('hashchange', go);

// Where rows become cards, some browsers would no longer tell that they are a table.
for (const [selector, role] of Object.entries({ table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row' }))
  for (const element of all(selector)) element.setAttribute('role', role);
for (const cell of all('td')) cell.setAttribute('role', 'cell');
for (const cell of all('th')) cell.setAttribute('role', cell.scope === 'row' ? 'rowheader' : 'columnheader');

const rules = one('.filters .rules');
if (rules && matchMedia('(max-width: 60rem)').matches) rules.open = false;
refresh();
go();
document.documentElement.classList.add('ready');
