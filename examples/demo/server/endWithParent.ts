/** Loaded into the server that the demo starts: however the demo ends, the server shuts down as on SIGTERM. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
