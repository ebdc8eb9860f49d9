// Preloaded into n8n: when the process that started it is gone, however it ended, n8n stops too.
process.once('disconnect', () => {
	process.emit('SIGTERM', 'SIGTERM');
	setTimeout(() => process.kill(process.pid, 'SIGKILL'), 15_000).unref();
});
process.channel?.unref();
