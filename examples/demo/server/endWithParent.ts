/** Preloaded into the server of the demo: shuts it down when the demo process ends. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
