#!/usr/bin/env node
// Checks CloudFormation templates against AWS's own resource specification: every resource type, every property at any
// depth, every required property. Arguments: folders with *.template.json. Exit status 1 and a line each for what is wrong.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const spec = loadAwsServiceSpecSync();
const problems = new Set();
const counted = { templates: 0, resources: 0, properties: 0 };

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isIntrinsic = (value) =>
  isObject(value) && Object.keys(value).length === 1 && /^(Ref|Condition|Fn::.+)$/.test(Object.keys(value)[0]);

const shapes = {
  string: (value) => !isObject(value) && !Array.isArray(value),
  'date-time': (value) => typeof value === 'string',
  integer: (value) => /^-?\d+$/.test(String(value)),
  number: (value) => !Number.isNaN(Number(value)),
  boolean: (value) => /^(true|false)$/.test(String(value)),
  json: (value) => isObject(value) || Array.isArray(value) || typeof value === 'string',
  null: (value) => value === null,
};

function checkProperties(known, given, place) {
  for (const [name, property] of Object.entries(known)) {
    if (property.required && given[name] === undefined) problems.add(`${place}: ${name} is required`);
  }
  for (const [name, value] of Object.entries(given)) {
    counted.properties += 1;
    if (known[name] === undefined) problems.add(`${place}: there is no ${name}`);
    else checkValue(known[name].type, value, `${place}.${name}`);
  }
}

function checkValue(type, value, place) {
  if (isIntrinsic(value)) return;
  if (type.type === 'array') checkElements(type, value, place);
  else if (type.type === 'map') checkMembers(type, value, place);
  else if (type.type === 'ref') checkDefinition(type, value, place);
  else if (type.type === 'tag') checkTag(value, place);
  else if (type.type === 'union') checkOneOf(type.types, value, place);
  else if (!shapes[type.type](value)) problems.add(`${place}: ${JSON.stringify(value)} is no ${type.type}`);
}

function checkElements(type, value, place) {
  if (!Array.isArray(value)) problems.add(`${place}: a list is wanted`);
  else value.forEach((element, index) => checkValue(type.element, element, `${place}[${index}]`));
}

function checkMembers(type, value, place) {
  if (!isObject(value)) problems.add(`${place}: an object is wanted`);
  else Object.entries(value).forEach(([name, member]) => checkValue(type.element, member, `${place}.${name}`));
}

function checkDefinition(type, value, place) {
  if (!isObject(value)) problems.add(`${place}: an object is wanted`);
  else checkProperties(spec.get('typeDefinition', type.reference.$ref).properties, value, place);
}

function checkTag(value, place) {
  if (!isObject(value) || value.Key === undefined || value.Value === undefined) {
    problems.add(`${place}: a tag has Key and Value`);
  }
}

// Fits when one of the types finds nothing wrong; else the first one's complaints are told.
function checkOneOf(types, value, place) {
  const before = [...problems];
  const complaints = types.map((type) => {
    problems.clear();
    checkValue(type, value, place);
    return [...problems];
  });
  problems.clear();
  before.forEach((problem) => problems.add(problem));
  if (complaints.every((found) => found.length > 0)) complaints[0].forEach((problem) => problems.add(problem));
}

function checkResource(id, { Type: type, Properties: given = {} }, file) {
  if (/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type)) return;
  counted.resources += 1;
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  if (resource === undefined) problems.add(`${file} ${id}: there is no ${type}`);
  else checkProperties(resource.properties, given, `${file} ${id} (${type})`);
}

for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.template.json'))) {
    const template = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    counted.templates += 1;
    Object.entries(template.Resources).forEach(([id, resource]) => checkResource(id, resource, join(folder, name)));
  }
}
problems.forEach((problem) => console.error(problem));
console.log(
  `${counted.templates} templates, ${counted.resources} resources, ${counted.properties} properties: ${problems.size} problems`,
);
process.exit(problems.size > 0 || counted.templates === 0 ? 1 : 0);
