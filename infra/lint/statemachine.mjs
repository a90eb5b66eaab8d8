#!/usr/bin/env node
// Checks the state machine's definition: its structure, that every state is reachable, and its JSONata. Argument: the file.
import { readFileSync } from 'node:fs';
import validator from 'asl-validator';

const file = process.argv[2];
// The validator wants ARNs, so each placeholder becomes one.
const definition = readFileSync(file, 'utf8')
  .replace(/\$\{(\w+)TopicArn\}/g, 'arn:aws:sns:us-east-1:111122223333:$1')
  .replace(/\$\{(\w+)Arn\}/g, 'arn:aws:lambda:us-east-1:111122223333:function:$1');
const { isValid, errors } = validator(JSON.parse(definition), { checkPaths: true, checkArn: true });
errors.forEach((error) => console.error(`${file}: ${JSON.stringify(error)}`));
console.log(`${file}: ${isValid ? 'valid' : 'not valid'}`);
process.exit(isValid ? 0 : 1);
