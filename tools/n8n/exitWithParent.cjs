// Preloaded into n8n and pnpm, each the leader of a process group: when the process that started them is gone,
// however it ended, they stop too, with all they started.
process.once('disconnect', () => {
	const stopsItself = process.emit('SIGTERM', 'SIGTERM');
	setTimeout(killGroup, stopsItself ? 15_000 : 0).unref();
});
process.channel?.unref();

function killGroup() {
	const group = process.platform === 'win32' ? process.pid : -process.pid;
	process.kill(group, 'SIGKILL');
}
