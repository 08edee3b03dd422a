/** The version of this package; the build puts it in. */
export const VERSION: string = process.env.APIGW_LINT_VERSION ?? 'unbuilt';
