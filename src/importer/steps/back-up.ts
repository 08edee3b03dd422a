import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallError } from '../aws/call-error.js';
import type { Session } from '../aws/session.js';
import type { DeployOptions } from '../options.js';
import type { Intent } from '../plan/intent.js';
import type { LiveRead } from '../plan/live-read.js';
import type { Done, Run } from '../run/supervise.js';
import { failed } from '../stop.js';

/** Writes down what is there before it is replaced: the working copy as AWS answers, and an export of each stage. */
export async function backUp(
  run: Run,
  session: Session,
  options: DeployOptions,
  input: { readonly intent: Intent; readonly base: LiveRead | undefined },
): Promise<Done<undefined>> {
  const { intent, base } = input;
  if (base === undefined || !intent.needsImport) return { summary: 'nothing is replaced', value: undefined };
  if (options.backup === false) return { summary: 'none, as `--no-backup` says', value: undefined };
  const apiId = base.restApi.id ?? 'api';
  const time = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');
  const folder = join(options.backup ?? join(tmpdir(), 'apigw-lint', 'backups'), `${apiId}-${time}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await write(join(folder, 'working-copy.json'), JSON.stringify(base, undefined, 2));
    for (const { stageName } of base.stages ?? []) {
      const exported = stageName === undefined ? undefined : await exportOf(run, session, apiId, stageName);
      if (exported !== undefined) await write(join(folder, `stage-${stageName}.json`), exported);
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    const isLosing = intent.plan.changes.some(({ kind }) => kind === 'remove' || kind === 'lose');
    const message = `Cannot write the backup to ${folder} (${error.code}).`;
    if (isLosing)
      throw failed(
        `${message} The plan removes something. Choose another folder with \`--backup\`, or none with \`--no-backup\`.`,
      );
    run.note('warn', `${message} The plan removes nothing, so it goes on.`);
    return { summary: 'could not be written', value: undefined };
  }
  return { summary: folder, value: undefined };
}

/** A stage cannot be exported if it has models that are not JSON; the stage itself still keeps what it serves. */
async function exportOf(
  run: Run,
  session: Session,
  restApiId: string,
  stageName: string,
): Promise<Uint8Array | undefined> {
  try {
    const { body } = await session.caller.call({
      operation: 'GetExport',
      kind: 'read',
      isOptional: true,
      send: (options) =>
        session.gateway.getExport(
          {
            restApiId,
            stageName,
            exportType: 'oas30',
            accepts: 'application/json',
            parameters: { extensions: 'apigateway' },
          },
          options,
        ),
    });
    return body;
  } catch (error) {
    if (!(error instanceof CallError) || error.failure.kind === 'credentials') throw error;
    run.note(
      'info',
      `The stage ${stageName} cannot be exported (${error.failure.code}). The working copy is backed up.`,
    );
    return undefined;
  }
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { mode: 0o600 });
}

function isFileError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
