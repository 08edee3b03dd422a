/** A Lambda function that API Gateway invokes. */
export interface InvokedFunction {
  /** Without qualifier: `arn:aws:lambda:eu-west-1:123456789012:function:pets`. */
  readonly arn: string;
  readonly name: string;
  readonly qualifier: string | undefined;
  readonly region: string;
  readonly account: string;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html */
const INVOCATION = /:lambda:path\/+[\d-]+\/functions\/(.+?)\/(?:response-streaming-)?invocations\/?(?:\?.*)?$/s;
const FUNCTION = /^arn:[\w-]+:lambda:([\w-]+):(\d{12}):function:([\w-]+)(?::(\$LATEST|[\w-]+))?$/;
const STAGE_VARIABLE = /\$\{stageVariables\.(\w+)\}/g;

/**
 * The function behind the uri of an integration or authorizer.
 * @param variables of the stage; they may stand in the function's name and qualifier
 * @returns the text of the function's ARN where it does not name one, and `undefined` where the uri does not invoke Lambda
 */
export function invokedFunction(
  uri: string,
  variables: Readonly<Record<string, string>>,
): InvokedFunction | string | undefined {
  const written = INVOCATION.exec(uri.trim())?.[1] ?? (/^arn:[\w-]+:lambda:/.test(uri.trim()) ? uri.trim() : undefined);
  if (written === undefined) return undefined;
  const arn = written.replace(STAGE_VARIABLE, (whole, name: string) => variables[name] ?? whole);
  const [, region, account, name, qualifier] = FUNCTION.exec(arn) ?? [];
  if (region === undefined || account === undefined || name === undefined) return arn;
  return {
    arn: qualifier === undefined ? arn : arn.slice(0, -qualifier.length - 1),
    name,
    // The unqualified policy is the one of `$LATEST`.
    qualifier: qualifier === '$LATEST' ? undefined : qualifier,
    region,
    account,
  };
}
