// Started with an IPC channel: runs the command that its arguments name, and ends it when told to stop and when the
// process that started it is gone, however it ended.
const { spawn } = require('node:child_process');

const [options, command, ...given] = process.argv.slice(2);
const { signal, ...account } = JSON.parse(options);
const child = spawn(command, given, { ...account, stdio: ['ignore', 'inherit', 'inherit'] });
child.once('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
});
child.once('exit', (code) => process.exit(code ?? 1));

const end = () => child.kill(signal);
process.once('disconnect', end).once('SIGTERM', end);
