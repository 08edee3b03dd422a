import { expect, it } from 'vitest';
import rule from '../../src/rules/http-uri-private-host.js';
import { lintText } from '../lint-example.js';

async function count(integration: object) {
  const operation = {
    responses: {},
    'x-amazon-apigateway-integration': { type: 'http', httpMethod: 'GET', ...integration },
  };
  const document = { openapi: '3.0.3', info: { title: 't', version: '1' }, paths: { '/pets': { get: operation } } };
  return (await lintText(JSON.stringify(document), [rule], 'rest')).length;
}

it.each([
  'localhost',
  'LOCALHOST:3000',
  'api.localhost',
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3:8080',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '[::1]:80',
  '[fd00::1]',
  '[fe80::1]',
  'pets.example.internal',
  'ip-10-0-0-1.ec2.internal',
  'host.docker.internal',
  'printer.local',
  'pets:8080',
  'internal-pets-123.eu-west-1.elb.amazonaws.com',
  'user:secret@10.0.0.1',
  '${name}.internal',
  '${stageVariables.name}.example.local',
])('cannot be reached: %s', async (host) => {
  expect(await count({ uri: `http://${host}/pets` })).toBe(1);
  expect(await count({ uri: `http://${host}/pets`, connectionType: 'INTERNET' })).toBe(1);
  expect(await count({ uri: `http://${host}/pets`, connectionType: 'VPC_LINK', connectionId: 'a1b2c3' })).toBe(0);
  expect(await count({ uri: `http://${host}/pets`, connectionType: '${type}' })).toBe(0);
});

it.each([
  'example.com',
  '10.example.com',
  '172.15.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '11.0.0.1',
  '[2001:db8::1]',
  'internal.example.com',
  'localhost.example.com',
  'internal-pets.example.com',
  '${host}',
  '${stageVariables.host}',
  '${host}:8080',
  '10.${rest}',
  '10.0.0.${last}',
  '${first}.0.0.1',
  'api.${domain}',
  '${host}.${domain}',
  'pets${suffix}',
  '<host>',
  '{host}',
  '',
])('may be reached: %s', async (host) => {
  expect(await count({ uri: `http://${host}/pets` })).toBe(0);
});
