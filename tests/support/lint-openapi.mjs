import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';

/** Prints what Redocly's linter says by its recommended rules of the document on standard input; a line each. */
const config = await createConfig({ extends: ['recommended'] });
const source = readFileSync(0, 'utf8');
const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
for (const { severity, ruleId, message, location } of problems) {
  process.stdout.write(`${severity} ${ruleId}: ${message} ${location[0]?.pointer ?? ''}\n`);
}
