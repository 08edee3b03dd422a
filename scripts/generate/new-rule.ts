// npm run new-rule NAME: a rule's file with every field in place, ready to be filled.
import { existsSync, writeFileSync } from 'node:fs';

const name = process.argv[2]?.replace(/^apigw-/, '');
if (name === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npm run new-rule NAME, where NAME is words joined by hyphens: subject, then property.');
  process.exit(2);
}
const file = `src/rules/${name}.ts`;
if (existsSync(file)) {
  console.error(`${file} is there already.`);
  process.exit(2);
}

const source = `import { operation } from '../openapi/examples.js';
import { quote } from '../openapi/text/template-text.js';
import { defineRule } from '../rule.js';

export default defineRule({
  id: 'apigw-${name}',
  summary: 'X must …',
  severity: 'error',
  apis: ['rest'],
  surfaces: 'import',
  why: '',
  fix: '',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/'],

  given: (api) => api.integrations,
  *check(integration) {
    yield { at: ['type'], message: \`\${quote(integration.type)} …\` };
  },

  bad: [
    {
      title: '',
      yaml: operation\`
        x-amazon-apigateway-integration:
      \`,
      findings: ['/paths/~1pets/get/x-amazon-apigateway-integration'],
    },
  ],
  good: [
    {
      title: '',
      yaml: operation\`
        x-amazon-apigateway-integration:
      \`,
    },
    {
      title: 'A near miss',
      yaml: operation\`
        x-amazon-apigateway-integration:
      \`,
    },
  ],
});
`;
writeFileSync(file, source);
console.log(`${file} is written. Fill it, then run \`npm run generate\` and \`npm run check\`.`);
