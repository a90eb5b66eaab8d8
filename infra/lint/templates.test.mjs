// What the check of templates must find, and what it must let pass. Run by `npm run lint`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('templates.mjs', import.meta.url));
const queue = (Properties) => ({ Type: 'AWS::SQS::Queue', Properties });

function check(resource) {
  const folder = mkdtempSync(join(tmpdir(), 'template-'));
  writeFileSync(join(folder, 'A.template.json'), JSON.stringify({ Resources: { It: resource } }));
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, stderr };
}

test('a sound resource passes', () => {
  assert.deepEqual(check(queue({ VisibilityTimeout: 30, QueueName: { Ref: 'Name' } })), { status: 0, stderr: '' });
});

for (const [name, resource, complaint] of [
  ['a type that is not there', { Type: 'AWS::SQS::Quene' }, 'there is no AWS::SQS::Quene'],
  ['a property that is not there', queue({ VisibilityTimeOut: 30 }), 'there is no VisibilityTimeOut'],
  ['a property deep inside', queue({ Tags: [{ Key: 'a' }] }), 'a tag has Key and Value'],
  ['a required property that is missing', { Type: 'AWS::Lambda::Function', Properties: { Code: {} } }, 'Role is required'],
  ['a value of another type', queue({ VisibilityTimeout: 'soon' }), '"soon" is no integer'],
  ['a list that is none', { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: 'arn' } }, 'a list is wanted'],
]) {
  test(`${name} is found`, () => {
    const { status, stderr } = check(resource);
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(complaint));
  });
}

test('a folder without templates is not sound', () => {
  assert.equal(spawnSync(process.execPath, [script, mkdtempSync(join(tmpdir(), 'empty-'))]).status, 1);
});
