// A process with nothing to do but read one foreign file: it ends by itself.
import { join } from 'node:path';
import { ForeignFiles } from '../../libs/platform/foreign-files/foreign-files';

const limits = { seconds: 20, megabytes: 32, answerBytes: 1_000, threads: 1, waiting: 1 };
const files = new ForeignFiles(join(__dirname, 'trying-reader'), limits);
void files.read('answer').then(() => process.stdout.write('read\n'));
