import { VERSION } from '../../version.js';

/** The repository of apigw-lint on GitHub. */
export const REPOSITORY = 'apigw-lint/apigw-lint';

/** The hook as a configuration of pre-commit names it. */
export const HOOK = { repo: `https://github.com/${REPOSITORY}`, rev: `v${VERSION}`, id: 'apigw-lint' } as const;
