import { join } from 'node:path';
import { vi } from 'vitest';

/** Credentials of nobody, and no files or services to get others from. */
export function environment(folder: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'AKIAFAKEFAKEFAKEFAKE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_CONFIG_FILE: join(folder, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    TMPDIR: folder,
  };
}

/** Makes it the environment of the test. Whoever runs it may be signed in somewhere. */
export function stubEnvironment(folder: string): void {
  for (const name of Object.keys(process.env).filter((key) => /^AWS_(?!SDK_)/.test(key))) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(environment(folder))) vi.stubEnv(name, value);
}
