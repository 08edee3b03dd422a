import { basename } from 'node:path';
import { Ruleset } from '@stoplight/spectral-core';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { KNOWN_MESSAGES } from '../src/importer/answer/known-messages.js';
import { isObject } from '../src/openapi/json.js';
import { apiOf } from '../src/openapi/model/api.js';
import type { Rule } from '../src/rule.js';
import { rules } from '../src/rules/index.js';
import { rulesetOf } from '../src/ruleset.js';
import { type SourceFile, sourceFiles } from './source-files.js';

/** Says what is wrong and what to do, or nothing. */
type Convention<Subject> = (subject: Subject) => string | false | null | undefined;

const files = sourceFiles();
const fileOf = (rule: Rule) => `src/rules/${rule.id.replace(/^apigw-/, '')}.ts`;

function inEach<Subject>(
  subjects: readonly Subject[],
  nameOf: (subject: Subject) => string,
  conventions: Record<string, Convention<Subject>>,
) {
  it.each(Object.entries(conventions))('%s', (_title, convention) => {
    const broken = subjects.flatMap((subject) => {
      const fault = convention(subject);
      return fault ? [`${nameOf(subject)}: ${fault}`] : [];
    });
    expect(broken).toEqual([]);
  });
}

/** A text without what it quotes, so that the words left are ours. */
const unquoted = (text: string) => text.replace(/`[^`]*`/g, '`x`').replace(/"(?:[^"\\]|\\.)*"/g, '"x"');
const sentences = (text: string) => unquoted(text).split(/(?<=[.?!])\s+/).length;
const repeated = (items: readonly string[]) => items.find((item, index) => items.indexOf(item) !== index);

const ADVICE = /\b(?:should|please|recommend\w*|consider|prefer|ensure|make sure|avoid)\b/i;
const CERTAIN_PAGE = 'https://docs.aws.amazon.com/';

describe('a rule', () => {
  inEach(rules, fileOf, {
    'has an id in kebab case without a verdict in it': ({ id }) =>
      (!/^apigw(?:-[a-z0-9]+)+$/.test(id) || /-(?:no|valid|check)-/.test(id)) &&
      `"${id}" is not a noun phrase in kebab case.`,
    'is in the file that its id names': (rule) =>
      !files.some(({ path }) => path === fileOf(rule)) &&
      'There is no such file. The id is `apigw-` and the file name.',
    'has a summary that says what must be': ({ summary }) => {
      if (summary.length > 72) return `The summary has ${summary.length} characters. Cut it to 72.`;
      if (!/\bmust\b/.test(summary)) return 'The summary has no "must". Write "X must …" or "X must not …".';
      return /[.!?]$/.test(summary) && 'The summary ends with a full stop. Leave it out.';
    },
    'says why in one to three sentences, without advice': ({ why }) => {
      const advice = ADVICE.exec(unquoted(why));
      if (advice !== null) return `The why has "${advice[0]}". Say what AWS does; advice belongs in the fix.`;
      if (!/[.?]$/.test(why)) return 'The why does not end with a full stop.';
      return sentences(why) > 3 && `The why has ${sentences(why)} sentences. Cut it to three.`;
    },
    'has a fix of one sentence and at most one caveat': ({ fix }) => {
      if (/\b(?:should|please)\b/i.test(unquoted(fix))) return 'The fix has "should" or "please". Use the imperative.';
      if (!fix.endsWith('.')) return 'The fix does not end with a full stop.';
      return sentences(fix) > 2 && `The fix has ${sentences(fix)} sentences. Cut it to two.`;
    },
    'links to a page of AWS': ({ links }) => {
      const odd = links.find((link) => !/^https:\/\/\S+$/.test(link));
      if (odd !== undefined) return `"${odd}" is not an https link.`;
      if (repeated(links) !== undefined) return `${repeated(links)} is there twice.`;
      return (
        !links.some((link) => link.startsWith(CERTAIN_PAGE)) &&
        `No link starts with ${CERTAIN_PAGE}. Add the page that states the fact.`
      );
    },
    'holds for some kind of API': ({ apis }) =>
      (apis.length === 0 || new Set(apis).size !== apis.length) && 'Name `rest`, `http` or both, each once.',
    'has a surface where it quotes the service': ({ surfaces, serviceMessages }) => {
      if (serviceMessages === undefined) return false;
      if (serviceMessages.length === 0) return '`serviceMessages` is empty. Leave it out.';
      if (repeated(serviceMessages) !== undefined) return `"${repeated(serviceMessages)}" is there twice.`;
      return surfaces === 'never' && 'AWS has words for it, but `surfaces` is "never".';
    },
    'has titles of its own for its examples': ({ bad, good }) => {
      const titles = [...bad, ...good].map(({ title }) => title);
      if (titles.some((title) => title.trim() === '' || /[.!]$/.test(title)))
        return 'A title is empty or ends with a full stop.';
      return repeated(titles) !== undefined && `"${repeated(titles)}" is the title of two examples.`;
    },
    'says in its bad examples where the mistakes are': ({ bad }) =>
      bad.some(({ findings }) => findings.length === 0) && 'A bad example has no `findings`.',
  });

  it('has an id that no other rule has', () => {
    expect(repeated(rules.map(({ id }) => id))).toBeUndefined();
  });

  it('has messages of the service that the importer does not know under another name', () => {
    const known = new Map(KNOWN_MESSAGES.flatMap(({ rule, messages }) => messages.map((message) => [message, rule])));
    const twice = rules.flatMap(({ id, serviceMessages = [] }) =>
      serviceMessages.flatMap((message) => (known.has(message) ? [`${id}, ${known.get(message)}: ${message}`] : [])),
    );
    expect(twice, 'Remove them from src/importer/answer/known-messages.ts.').toEqual([]);
  });

  it('is in the generated list', () => {
    const written = files
      .map(({ path }) => path)
      .filter((path) => path.startsWith('src/rules/') && !path.endsWith('/index.ts'));
    expect(rules.map(fileOf).sort(), 'Run `npm run generate`.').toEqual(written);
  });
});

describe('a message', () => {
  const messages = rules.flatMap((rule) =>
    rule.bad.flatMap(({ yaml, api, title }) => {
      const document = load(yaml.document);
      const found = isObject(document) ? rule.findings(apiOf(document, api)) : [];
      return found.map(({ message }) => ({ place: `${fileOf(rule)}: ${title}`, message, words: unquoted(message) }));
    }),
  );

  inEach(messages, ({ place, message }) => `${place}: ${message}`, {
    'has at most 160 characters': ({ message }) => message.length > 160 && `${message.length} characters. Cut it.`,
    'has at most two sentences, and a mark at the end': ({ words }) =>
      (!/[.?]$/.test(words) || sentences(words) > 2) &&
      `${sentences(words)} sentences. Write two short ones, each with a full stop.`,
    'asks and judges nobody': ({ words }) => {
      const word = /\b(?:should|please|sorry|oops)\b|\binvalid\b|!/i.exec(words)?.[0];
      return word !== undefined && `It has "${word}". Say what is there, what AWS wants, and what to do.`;
    },
    'leaves rule ids, links and places to the reports': ({ words }) =>
      /\bapigw-|https?:\/\/docs|\/paths\/|\bbecause\b/.test(words) && 'It has a rule id, a link, a place or a reason.',
    'begins with a capital, a quotation or a number': ({ message }) =>
      !/^(?:[A-Z`"\d$[{-]|true|false|null)/.test(message) && 'It begins in lower case.',
  });
});

describe('the file of a rule', () => {
  const FIELDS =
    'id summary severity apis surfaces concernsSecurity serviceMessages why fix links recommended options given check bad good'.split(
      ' ',
    );

  inEach(
    files.filter(({ path }) => /^src\/rules\/(?!index\.ts$)/.test(path)),
    ({ path }) => path,
    {
      'has its fields in the order of the type': ({ code }) => {
        const found = [...code.matchAll(/^ {2}\*?(\w+)(?=[:(,])/gm)]
          .map(([, name]) => name ?? '')
          .filter((name) => FIELDS.includes(name));
        const fields = found.slice(found.indexOf('id'));
        const expected = FIELDS.filter((name) => fields.includes(name));
        return fields.join() !== expected.join() && `Order the fields ${expected.join(', ')}.`;
      },
      'exports the rule and nothing else': ({ code }) =>
        (code.match(/^export /gm)?.length !== 1 || !/^export default defineRule\(\{/m.test(code)) &&
        'Export the rule alone, as the default.',
    },
  );
});

describe('a source file', () => {
  /** Outermost first; a file imports from its own floor and from those below. */
  const LAYERS = [
    /^src\/cli\.ts$/,
    /^src\/commands\//,
    /^src\/report\//,
    /^src\/importer\//,
    /^src\/lint\//,
    /^src\/(?:document|rulesets)\/|^src\/ruleset\.ts$/,
    /^src\/rules\//,
    /^src\/vtl\//,
    /^src\/openapi\/|^src\/rule(?:-options)?\.ts$/,
    /^src\/wording\//,
    /^src\/version\.ts$/,
  ];
  const layerOf = (path: string) => LAYERS.findIndex((layer) => layer.test(path));
  /** Spectral bundles these itself, in its CLI and in editors. */
  const isPortable = ({ path }: SourceFile) =>
    /^src\/(?:(?:rules|rulesets|vtl|openapi|wording)\/|(?:rule|rule-options|ruleset)\.ts$)/.test(path);
  const SOURCE_NAME = /^src\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;

  inEach(files, ({ path }) => path, {
    'has a name in kebab case, and belongs to a layer': ({ path }) => {
      if (!SOURCE_NAME.test(path)) return 'Name it in kebab case.';
      if (/\/(?:utils?|helpers?|common|types?|misc|shared)(?:\/|\.ts)/.test(path))
        return 'Put it where it is used, or one layer down, and name it after what it does.';
      return layerOf(path) === -1 && 'It belongs to no layer. Add it to the list in this test.';
    },
    'imports from its own layer and those below': ({ path, imports }) => {
      const upward = imports.find(({ target }) => target !== undefined && layerOf(target) < layerOf(path));
      return upward && `It imports ${upward.name}, which is above it.`;
    },
    'imports only its neighbours if it is about mapping templates': ({ path, imports }) => {
      const foreign = imports.find(({ target }) => !target?.startsWith('src/vtl/'));
      return path.startsWith('src/vtl/') && foreign && `It imports ${foreign.name}. Templates stand on nothing else.`;
    },
    'ends its relative imports in .js, or in ?raw for a file as text': ({ imports }) => {
      const odd = imports.find(({ name, target }) => target !== undefined && !/\.js$|\?raw$/.test(name));
      return odd && `It imports ${odd.name}. Add ".js".`;
    },
    'needs no package and no Node where Spectral bundles it': (file) => {
      const foreign = isPortable(file)
        ? file.imports.find(({ target, isType }) => target === undefined && !isType)
        : undefined;
      return foreign && `It imports ${foreign.name}. Only \`import type\` may stand here.`;
    },
    'uses nothing that a host of rules lacks': (file) => {
      const found = isPortable(file) ? /\bimport\.meta\b|^await\b|\bprocess\.|\brequire\(/m.exec(file.code) : null;
      return found && `It has "${found[0]}", which not every host knows.`;
    },
    'writes to stdout only in reports and commands': ({ path, code }) => {
      if (/\bconsole\./.test(code)) return 'It has "console.". Return the text; a command writes it.';
      return (
        /\bstdout\.write\b/.test(code) &&
        !/^src\/(?:report|commands)\//.test(path) &&
        'It writes to stdout. Return the text; a command writes it.'
      );
    },
    'leaves the exit code to the program': ({ path, code }) =>
      path !== 'src/cli.ts' && /\bprocess\.(?:exitCode\s*=|exit\()/.test(code) && 'It sets the exit code. Return it.',
    'is finished': ({ text }) => {
      const found = /\b(?:TODO|FIXME|XXX|HACK)\b(?!_)/.exec(text);
      return found && `It has "${found[0]}". Do it, or leave it out.`;
    },
    'knows its types': ({ code, path }) => {
      const found = /\bas any\b|: any\b|<any>|@ts-(?:ignore|expect-error|nocheck)/.exec(code);
      if (found) return `It has "${found[0]}". Use unknown and a guard.`;
      const cast = /[\w)\]}] as (?!const\b)[\w{(]/.exec(code.replace(/^(?:import|export) [^;]*;/gm, ''));
      return cast && !path.startsWith('src/openapi/') && `It has "${cast[0]}…". Use a guard.`;
    },
    'documents what it exports': ({ text, path }) => {
      const bare = /(?<!\*\/\n)^export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/m.exec(text);
      return bare && !path.endsWith('/index.ts') && `${bare[1]} has no doc comment. Say what goes in, out, and wrong.`;
    },
  });

  it('is in no circle of imports, those of types included', () => {
    const targets = new Map(
      files.map(({ path, imports }) => [
        path,
        imports.flatMap(({ target }) => (target?.endsWith('.ts') ? [target] : [])),
      ]),
    );
    const done = new Set<string>();
    const circleFrom = (path: string, trail: readonly string[]): string | undefined => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' → ');
      if (done.has(path)) return undefined;
      for (const target of targets.get(path) ?? []) {
        const circle = circleFrom(target, [...trail, path]);
        if (circle !== undefined) return circle;
      }
      done.add(path);
      return undefined;
    };
    expect(
      [...targets.keys()].map((path) => circleFrom(path, [])).find((circle) => circle !== undefined),
    ).toBeUndefined();
  });

  it('of a command imports no other command', () => {
    const commands = files.filter(({ path }) => /^src\/commands\/[^/]+\/command\.ts$/.test(path));
    const sideways = commands.filter(({ imports }) => imports.some(({ name }) => /^command\.js$/.test(basename(name))));
    expect(sideways.map(({ path }) => path)).toEqual([]);
  });
});

describe('the ruleset', () => {
  it.each([undefined, 'rest', 'http'] as const)('is valid for Spectral (%s)', (api) => {
    const ruleset = new Ruleset(rulesetOf(rules, api), { severity: 'all' });
    expect(Object.keys(ruleset.rules).sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});
