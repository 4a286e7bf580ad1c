import 'reflect-metadata';
import { runFamsam } from './run';

void runFamsam(process.argv.slice(2), process.env).then((code) => {
  process.exitCode = code;
});
