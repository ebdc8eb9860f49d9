// Preloaded into n8n and pnpm, each of which leads a process group: when their parent process is gone, they stop with
// everything they started.
process.once('disconnect', () => {
	const stopsItself = process.emit('SIGTERM', 'SIGTERM');
	setTimeout(killGroup, stopsItself ? 15_000 : 0).unref();
});
process.channel?.unref();

function killGroup() {
	const group = process.platform === 'win32' ? process.pid : -process.pid;
	process.kill(group, 'SIGKILL');
}
