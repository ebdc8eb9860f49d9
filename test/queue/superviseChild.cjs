// Runs with an IPC channel. Starts the command in its arguments, and stops it on SIGTERM or when the parent process is gone.
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
