import { expect, it } from 'vitest';
import { mockStatusOf } from '../../../src/openapi/model/mapping/mock-status.js';

it.each([
  ['{"statusCode": 200}', ['200']],
  ['{statusCode: 200}', ['200']],
  ["{'statusCode': 204}", ['204']],
  ['{\\"statusCode\\": 200}', ['200']],
  ['{ "statusCode" :\n200 }', ['200']],
  ['#if($input.params("x") == "a")\n{"statusCode": 200}\n#else\n{"statusCode": 404}\n#end', ['200', '404']],
])('reads the numbers of %j', (template, statuses) => {
  expect(mockStatusOf(template)).toEqual({ kind: 'numbers', statuses });
});

it.each([
  ['', 'none'],
  ['  \n', 'none'],
  ['{}', 'none'],
  ['{"status": 200}', 'none'],
  [200, 'none'],
  ['{"statusCode": "200"}', 'text'],
  ['{\\"statusCode\\": \\"200\\"}', 'text'],
  ['#if($input.params("x") == "a") {"statusCode": "200"} #else {"statusCode": "404"} #end', 'text'],
  ['{"statusCode": "200"} $input.body', 'unknown'],
  ['#if($x) {"statusCode": "200"} #else {"statusCode": 404} #end', 'unknown'],
  ["{statusCode: '200'}", 'unknown'],
  ['{"statuscode": 200}', 'unknown'],
  ['{"statusCode": 200.5}', 'unknown'],
  ['{"statusCode": $input.params("status")}', 'unknown'],
  ['#set($code = 200) {"statusCode": $code}', 'unknown'],
  ['$input.json("$")', 'unknown'],
  ['${template}', 'unknown'],
  ['{{ template }}', 'unknown'],
  ['<%= template %>', 'unknown'],
  [{ 'Fn::Sub': '{"statusCode": ${Status}}' }, 'unknown'],
  [{ Ref: 'Template' }, 'unknown'],
  [{ a: 1 }, 'unknown'],
])('reads %j as %s', (template, kind) => {
  expect(mockStatusOf(template).kind).toBe(kind);
});
