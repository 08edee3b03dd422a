import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';

// Executes the steps of a composite action as GitHub's runner does, as far as ours uses it, and throws at anything else.

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Texts;
}

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** An annotation as the runner hands it on. */
interface RunAnnotation {
  readonly level: string;
  readonly message: string;
  readonly properties: Texts;
}

/** The outcome of a call of an action. */
interface ActionRun {
  /** Of the step that failed, else 0. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly annotations: readonly RunAnnotation[];
  /** Commands to the runner that are no annotations. */
  readonly commands: readonly string[];
  readonly outputs: Texts;
  readonly summary: string;
}

interface ActionCall {
  /** The folder of the action. */
  readonly action: string;
  readonly workspace: string;
  readonly inputs?: Texts;
  /** The environment of the job. */
  readonly env?: Texts;
}

/** A longer summary is refused as a whole. */
const MAX_SUMMARY_BYTES = 1024 * 1024;

const COMMANDS =
  'add-mask add-matcher add-path debug echo endgroup group remove-matcher save-state set-env set-output stop-commands';

/** Reads an action's manifest. */
export function readManifest(action: string): Manifest {
  const manifest = load(readFileSync(join(action, 'action.yml'), 'utf8'));
  return manifest as Manifest;
}

/** Runs an action. */
export function runAction({ action, workspace, inputs: given = {}, env: job = {} }: ActionCall): ActionRun {
  const manifest = readManifest(action);
  const unknown = Object.keys(given).filter((name) => manifest.inputs[name] === undefined);
  if (unknown.length > 0) throw new Error(`Unexpected inputs: ${unknown.join(', ')}`);
  const defaults = Object.entries(manifest.inputs).map(([name, input]) => [name, input.default]);
  const inputs: Texts = { ...Object.fromEntries(defaults), ...given };
  const steps: Record<string, { outputs: Texts }> = {};
  const temp = mkdtempSync(join(tmpdir(), 'apigw-lint-runner-'));
  const run = { exitCode: 0, stdout: '', stderr: '', summary: '' };
  let env: Texts = { ...environment(action, workspace, temp), ...job };
  for (const step of manifest.runs.steps) {
    if (step.shell !== 'bash') throw new Error(`No shell: ${step.shell}`);
    const files = environmentFiles(temp);
    const script = join(temp, 'step.sh');
    writeFileSync(script, evaluate(step.run, { inputs, steps }));
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluate(value, { inputs, steps })]);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: { ...env, ...files, ...Object.fromEntries(own) },
      maxBuffer: 2 ** 28,
    });
    run.exitCode = status ?? -1;
    run.stdout += stdout;
    run.stderr += stderr;
    if (statSync(files.GITHUB_STEP_SUMMARY).size > MAX_SUMMARY_BYTES) throw new Error('The summary is too long.');
    run.summary += readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
    if (step.id !== undefined) steps[step.id] = { outputs: values(files.GITHUB_OUTPUT) };
    const paths = readFileSync(files.GITHUB_PATH, 'utf8').split('\n').filter(Boolean).reverse();
    env = { ...env, ...values(files.GITHUB_ENV), PATH: [...paths, env['PATH']].join(':') };
    if (run.exitCode !== 0) break;
  }
  rmSync(temp, { recursive: true });
  const outputs = Object.entries(manifest.outputs).map(([name, { value }]) => [
    name,
    evaluate(value, { inputs, steps }),
  ]);
  return { ...run, ...commandsIn(run.stdout + run.stderr), outputs: Object.fromEntries(outputs) };
}

function environment(action: string, workspace: string, temp: string): Texts {
  // What a machine has and needs to reach a registry.
  const machine = Object.entries(process.env).filter(([name]) => /^(?:PATH|HOME)$|CERT|PROXY/i.test(name));
  return {
    ...Object.fromEntries(machine.map(([name, value = '']) => [name, value])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: action,
    GITHUB_REPOSITORY: 'octo/pets',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
  };
}

/** Each step has files of its own, empty at first. */
function environmentFiles(temp: string) {
  const file = (name: string) => {
    writeFileSync(join(temp, name), '');
    return join(temp, name);
  };
  return {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
  };
}

/** Fills in `${{ inputs.x }}` and `${{ steps.x.outputs.y }}`; what is not there is empty. */
function evaluate(text: string, contexts: Readonly<Record<string, unknown>>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    if (!/^\s*(?:inputs|steps)(?:\.[\w-]+)+\s*$/.test(expression)) throw new Error(`No expression: ${expression}`);
    const value = expression
      .trim()
      .split('.')
      .reduce<unknown>((at, key) => Object(at)[key], contexts);
    return value === undefined ? '' : String(value);
  });
}

/** The values of an environment file, each `NAME=VALUE` or between two lines with a mark. */
function values(file: string): Texts {
  const lines = readFileSync(file, 'utf8').split('\n');
  const found: Record<string, string> = {};
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', sign, rest = ''] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (line === '') continue;
    if (name === '') throw new Error(`No value: ${line}`);
    if (sign === '=') found[name] = rest;
    else {
      const end = lines.indexOf(rest);
      if (end === -1) throw new Error(`Nothing ends ${name}`);
      found[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n');
    }
  }
  return found;
}

/** What the runner takes for commands: `::name properties::data` at the beginning of a line, `##[name]data` anywhere. */
function commandsIn(log: string): Pick<ActionRun, 'annotations' | 'commands'> {
  const annotations: RunAnnotation[] = [];
  const commands: string[] = [];
  for (const line of log.split(/\r\n|\r|\n/)) {
    const [, name = '', properties = '', data = ''] =
      /^::(.+?)(?: (.*?))?::(.*)$/.exec(line.trimStart()) ?? /##\[([^\]\s]+)( [^\]]*)?\](.*)/.exec(line) ?? [];
    if (['error', 'warning', 'notice'].includes(name))
      annotations.push({ level: name, message: unescaped(data), properties: propertiesIn(properties) });
    else if (COMMANDS.split(' ').includes(name)) commands.push(line);
  }
  return { annotations, commands };
}

function propertiesIn(text: string): Texts {
  const pairs = text.split(',').map((pair) => pair.split('='));
  return Object.fromEntries(
    pairs.map(([name = '', ...value]) => [
      name,
      unescaped(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ',')),
    ]),
  );
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
