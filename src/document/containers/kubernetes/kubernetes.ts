import { isObject, type JsonPath, own, valueAt } from '../../../openapi/json.js';
import type { ApiKind } from '../../../openapi/model/node.js';
import type { Problem } from '../../definition.js';
import type { Source } from '../../parse-source.js';
import type { SourceFile } from '../../source-file.js';
import type { Container, Found } from '../container.js';
import { embeddedIn } from '../part.js';

/** The custom resources that hold a definition as a text: those of AWS Controllers for Kubernetes and of Crossplane. */
const RESOURCES: readonly {
  readonly group: RegExp;
  readonly kind: string;
  readonly body: JsonPath;
  readonly api: ApiKind;
}[] = [
  { group: /^apigateway\.services\.k8s\.aws\//, kind: 'RestAPI', body: ['spec', 'body'], api: 'rest' },
  { group: /^apigatewayv2\.services\.k8s\.aws\//, kind: 'API', body: ['spec', 'body'], api: 'http' },
  { group: /^apigateway\.aws\./, kind: 'RestAPI', body: ['spec', 'forProvider', 'body'], api: 'rest' },
  { group: /^apigatewayv2\.aws\./, kind: 'API', body: ['spec', 'forProvider', 'body'], api: 'http' },
];

/** Manifests of Kubernetes, several in a file as a rule. */
export const kubernetes: Container = {
  mayHold: (text) => text.includes('apiVersion') && /\bapigateway(?:v2)?\.(?:services\.k8s\.)?aws/.test(text),
  async open(file) {
    const definitions: Found[] = [];
    const problems: Problem[] = [];
    const sources = file.source.documents?.() ?? [file.source];
    if (!sources.some(({ data }) => isManifest(data))) return undefined;
    for (const source of sources) {
      const resource = resourceIn(source);
      const text = resource && valueAt(source.data, resource.body);
      if (resource === undefined || typeof text !== 'string') continue;
      const manifest: SourceFile = {
        ...file,
        source,
        locate: (path, target) => file.locationOf(source.findRange(path, target)),
      };
      const root = await embeddedIn(manifest, resource.body, text);
      if (!('isTemplate' in root)) definitions.push({ root, context: { kind: resource.api, isFilled: false } });
      else if (!root.isTemplate)
        problems.push({ code: 'parser', severity: 'error', message: root.message, location: root.location, path: [] });
    }
    return { definitions, problems, description: 'a Kubernetes manifest' };
  },
};

function isManifest(data: unknown): boolean {
  return isObject(data) && typeof own(data, 'apiVersion') === 'string' && typeof own(data, 'kind') === 'string';
}

function resourceIn({ data }: Source) {
  if (!isObject(data)) return undefined;
  const version = own(data, 'apiVersion');
  return RESOURCES.find(
    ({ group, kind }) => typeof version === 'string' && group.test(version) && own(data, 'kind') === kind,
  );
}
